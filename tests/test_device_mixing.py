"""A program that ties itself to the CPU is caught without a GPU; one that does not is let pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from nngrade.probes import housing
from nngrade.probes.device_mixing import ACCELERATOR, MixedDevices, mixing
from nngrade.rubrics import exercise5_laws

RNG = np.random.default_rng(5)
LAYERS = [RNG.normal(size=s).astype(np.float32) for s in ((2, 4), (4,), (4, 1), (1,))]
X, Y = RNG.normal(size=(9, 2)), RNG.normal(size=9)

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
    "a list read": lambda: there().tolist() + [there(2).tolist()],
    "a condition": lambda: 1 if (there() > 0).any() else 2,
    "CPU indices": lambda: there()[torch.tensor([0, 2])],
    "CPU indices, assigned": lambda: there().__setitem__(torch.tensor([0, 2]), 1.0),
    "a CPU mask": lambda: there()[torch.tensor([True, False, True])],
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
    mismatch = exercise5_laws.one_device(found)
    assert mismatch is not None
    assert mismatch.message.startswith("On a GPU this would fail: ")


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("name", ALIKE)
def test_what_cuda_takes_passes(name: str, context: str) -> None:
    """Scalars of the CPU, copies, indices, and numbers read back, which are made up."""
    with CONTEXTS[context]():
        found = mixing(lambda: (ALIKE[name](), "done")[1])
    assert (found["mixed"], found["numpy"], found["result"]) == ("", False, "done")
    assert exercise5_laws.one_device(found) is None


def test_an_array_cannot_be_read_where_cuda_has_none() -> None:
    """`.numpy()` without `.cpu()`, and NumPy's own conversion, are reported."""
    for run in (lambda: there().numpy(), lambda: np.asarray(there())):
        found = mixing(run)
        assert (found["numpy"], found["mixed"]) == (True, "")
        mismatch = exercise5_laws.one_device(found)
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

    found = mixing(lambda: 1 / 0)
    assert exercise5_laws.one_device(found) is None
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


def train(model: Any, loader: Any, epochs: int, lr: float, device: Any) -> list[float]:
    """A right program: model and batches on the device, sums kept there or read as numbers."""
    model.to(device).train()
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        total = torch.zeros(1, device=device)
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()  # type: ignore[no-untyped-call]  # untyped in PyTorch
            optimizer.step()
            total += loss.detach() * len(y)
        losses.append(total.item() / len(loader.dataset))
    return losses


def train_on_the_cpu(model: Any, loader: Any, epochs: int, lr: float, device: Any) -> list[float]:
    return train(model, loader, epochs, lr, "cpu")


def train_with_batches_on_the_cpu(
    model: Any, loader: Any, epochs: int, lr: float, device: Any
) -> float:
    model.to(device)
    return float(sum(((model(X)[:, 0] - y) ** 2).sum() for X, y in loader))


def train_and_bring_back(model: Any, *rest: Any) -> list[float]:
    losses = train(model, *rest)
    model.__dict__["_modules"] = nn.Sequential(nn.Linear(2, 1))._modules  # cannot leave "meta"
    return losses


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (train, None),
        (train_on_the_cpu, "still on the CPU"),
        (train_with_batches_on_the_cpu, "On a GPU this would fail"),
        (train_and_bring_back, "still on the CPU"),
    ],
)
def test_training_must_take_place_on_the_device(
    function: Callable[..., Any], words: str | None
) -> None:
    """Adam and all; a model that is on the CPU afterwards is caught though nothing mixed."""
    found = housing.device_train(function, LAYERS, X, Y, 4)
    mismatch = exercise5_laws.trained_on_device(found)
    assert (mismatch is None) == (words is None), found
    if words is not None and mismatch is not None:
        assert words in mismatch.message


def evaluate(model: Any, loader: Any, device: Any) -> float:
    model.to(device).eval()
    total = 0.0
    with torch.inference_mode():
        for X, y in loader:
            total += ((model(X.to(device)).squeeze(1) - y.to(device)) ** 2).sum().item()
    return total / len(loader.dataset)


def evaluate_with_arrays(model: Any, loader: Any, device: Any) -> float:
    with torch.no_grad():
        outputs = [model.eval()(X.to(device)).squeeze(1).numpy() for X, _ in loader]
    return float(np.mean(outputs[0]))


@pytest.mark.parametrize(("function", "right"), [(evaluate, True), (evaluate_with_arrays, False)])
def test_evaluation_reads_numbers_the_way_cuda_allows(
    function: Callable[..., Any], right: bool
) -> None:
    found = housing.device_evaluate(function, LAYERS, X, Y, 4)
    assert (exercise5_laws.one_device(found) is None) == right


class Shifted(nn.Module):
    """Adds a constant: a buffer, which moves with the model, or a plain tensor, which does not."""

    def __init__(self, n_in: int, n_out: int, buffer: bool) -> None:
        super().__init__()
        self.layer = nn.Linear(n_in, n_out)
        if buffer:
            self.register_buffer("shift", torch.ones(n_out))
        else:
            self.shift = torch.ones(n_out)

    def forward(self, x: torch.Tensor) -> Any:
        return self.layer(x) + self.shift


@pytest.mark.parametrize("buffer", [True, False])
def test_a_models_constants_must_move_with_it(buffer: bool) -> None:
    """The tensor that stayed is named by its shape."""
    found = housing.device_model(lambda *sizes: Shifted(*sizes, buffer), (2, 3), X)
    mismatch = exercise5_laws.one_device(found)
    assert (mismatch is None) == buffer
    if mismatch is not None:
        assert "a tensor of shape (3,) on the CPU" in mismatch.message
