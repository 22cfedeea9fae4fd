"""A program that ties itself to the CPU is caught without a GPU; one that does not is let pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from nngrade.probes.device_mixing import ACCELERATOR, MixedDevices, mixing
from nngrade.rubrics import exercise5_devices

here = torch.randn(3, 4)
vector = torch.randn(4)


def there(*shape: int) -> torch.Tensor:
    return torch.zeros(shape or (3, 4), device=ACCELERATOR)


MIXED: dict[str, tuple[Callable[[], Any], str]] = {
    "a sum": (lambda: there() + here, "add met a tensor of shape (3, 4)"),
    "a sum, the other way": (lambda: here + there(), "add met a tensor of shape (3, 4)"),
    "a product in place": (lambda: there().mul_(here), "mul_ met a tensor of shape (3, 4)"),
    "a matrix product": (lambda: there(2, 3) @ here, "mm met a tensor of shape (3, 4)"),
    "a layer left on the CPU": (lambda: nn.Linear(4, 2)(there()), "met a tensor of shape"),
    "a loss": (
        lambda: nn.functional.mse_loss(there(), here),
        "mse_loss met a tensor of shape (3, 4)",
    ),
    "a choice": (lambda: torch.where(there() > 0, here, there()), "where met a tensor"),
    "a list": (lambda: torch.cat([there(), here]), "cat met a tensor of shape (3, 4)"),
    "a buffer that is none": (
        lambda: (there() - vector) / vector,
        "sub met a tensor of shape (4,)",
    ),
    "CPU rows by a mask there": (lambda: here[there() > 0], "met a tensor of shape (3, 4)"),
}
ALIKE: dict[str, Callable[[], Any]] = {
    "numbers": lambda: 2 * there() + 1.5,
    "a 0-d tensor": lambda: there() * torch.tensor(2.0) + torch.tensor(1),
    "moved first": lambda: there() + here.to(ACCELERATOR),
    "moved by dtype and device": lambda: there().double() + here.to(there().device, torch.double),
    "copied into": lambda: there().copy_(here),
    "both on the CPU": lambda: here @ vector,
    "back": lambda: there().cpu() + here,
    "back as an array": lambda: there().detach().cpu().numpy() + here.numpy(),
    "back in another type": lambda: there().to("cpu", torch.float64).numpy(),
    "copied back": lambda: here.clone().copy_(there()),
    "a number read": lambda: float(there().mean().item() + there().sum()) + int(there(1)),
    "a list read": lambda: [*there().tolist(), there(2).tolist()],
    "a condition": lambda: 1 if (there() > 0).any() else 2,
    "CPU indices": lambda: there()[torch.tensor([0, 2])],
    "CPU indices, assigned": lambda: there().__setitem__(torch.tensor([0, 2]), 1.0),
    "a slice": lambda: there()[1:, :2].reshape(-1),
    "factories like it": lambda: there() + torch.ones_like(there()) + there().new_zeros(3, 4),
    "a layer": lambda: nn.Linear(4, 2).to(ACCELERATOR)(there()).relu(),
    "batch norm": lambda: nn.BatchNorm1d(4).to(ACCELERATOR)(there()),
    "dropout": lambda: nn.Dropout()(there()),
}
CONTEXTS = {"no_grad": torch.no_grad, "grad": torch.enable_grad, "inference": torch.inference_mode}


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("name", MIXED)
def test_two_devices_in_one_operation_are_named(name: str, context: str) -> None:
    """With or without a graph, in inference mode too: operation and shape, as CUDA would refuse."""
    run, words = MIXED[name]
    with CONTEXTS[context]():
        found = mixing(run)
    assert words in found["mixed"]
    assert found["mixed"].endswith("on the CPU")
    assert found["result"] is None
    mismatch = exercise5_devices.model_moves(found, (), np.zeros(0))
    assert mismatch is not None
    assert mismatch.message.startswith("On a GPU this would fail: ")


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("name", ALIKE)
def test_what_cuda_takes_passes(name: str, context: str) -> None:
    """Scalars of the CPU, copies, indices, and numbers read back, which are made up."""
    with CONTEXTS[context]():
        found = mixing(lambda: (ALIKE[name](), "done")[1])
    assert (found["mixed"], found["numpy"], found["result"]) == ("", False, "done")
    assert exercise5_devices.model_moves(found, (), np.zeros(0)) is None


def test_an_array_cannot_be_read_where_cuda_has_none() -> None:
    """`.numpy()` without `.cpu()`, and NumPy's own conversion, are reported."""
    for run in (lambda: there().numpy(), lambda: np.asarray(there())):
        found = mixing(run)
        assert (found["numpy"], found["mixed"]) == (True, "")
        mismatch = exercise5_devices.model_moves(found, (), np.zeros(0))
        assert mismatch is not None
        assert ".cpu()" in mismatch.message


def test_what_else_goes_wrong_proves_nothing() -> None:
    """A stand-in cannot do everything; only mixed devices count. They count when caught, too."""

    def stubborn() -> str:
        try:
            there() + here
        except MixedDevices:
            return "went on"
        return "no error"

    for run in (lambda: 1 / 0, lambda: there()[torch.tensor([True, False, True])]):
        found = mixing(run)
        assert found["result"] is None
        assert exercise5_devices.model_moves(found, (), np.zeros(0)) is None
    found = mixing(stubborn)
    assert found["result"] == "went on"
    assert found["mixed"]


def test_the_submissions_line_is_told() -> None:
    """The deepest line of exercise5.py on the way, as the file counts them."""
    space: dict[str, Any] = {"there": there, "here": here}
    source = "def inner():\n    return there() + here\n\ndef run():\n    return inner()\n"
    exec(compile(source, "exercise5.py", "exec"), space)
    assert mixing(space["run"])["line"] == 2
    assert mixing(lambda: there() + here)["line"] is None
