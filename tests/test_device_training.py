"""Models, training and evaluation that stay on the CPU are caught on a machine without a GPU."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from nngrade.probes import housing
from nngrade.rubrics import exercise5_devices

RNG = np.random.default_rng(5)
LAYERS = [RNG.normal(size=s).astype(np.float32) for s in ((2, 4), (4,), (4, 1), (1,))]
X, Y = RNG.normal(size=(9, 2)), RNG.normal(size=9)


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
    mismatch = exercise5_devices.trained_there(found, LAYERS, X, Y, 4)
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
    assert (exercise5_devices.evaluated_there(found, LAYERS, X, Y, 4) is None) == right


class Shifted(nn.Module):
    """Adds a constant: a buffer, which moves with the model, or a plain tensor, which does not."""

    def __init__(self, sizes: tuple[int, int], buffer: bool) -> None:
        super().__init__()
        n_in, n_out = sizes
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
    found = housing.device_model(lambda *sizes: Shifted(sizes, buffer), (2, 3), X)
    mismatch = exercise5_devices.model_moves(found, (2, 3), X)
    assert (mismatch is None) == buffer
    if mismatch is not None:
        assert "a tensor of shape (3,) on the CPU" in mismatch.message
