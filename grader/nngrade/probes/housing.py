"""What exercise 5 needs beside a submission: models, loaders and what becomes of them.

Runs in the worker. Facts that the submission could simply assert are made numbers: a model's
output depends on whether it is in training mode and on whether a graph is being built.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from nngrade.probes.device_mixing import ACCELERATOR, mixing
from nngrade.probes.filling import filling

Arrays = list[np.ndarray]


class ModeSensitive(nn.Module):
    """An MLP of known parameters; its output (b, 1) tells its mode and whether a graph is built."""

    def __init__(self, layers: Arrays) -> None:
        super().__init__()
        stack: list[nn.Module] = []
        for W, b in zip(layers[::2], layers[1::2], strict=True):
            linear = nn.Linear(W.shape[0], W.shape[1])
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(W.T.copy()))
                linear.bias.copy_(torch.from_numpy(b))
            stack += [linear, nn.ReLU()]
        self.layers = nn.Sequential(*stack[:-1])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.layers(x)
        if self.training:
            out = 1.5 * out + 0.75
        if not out.requires_grad:  # no graph is being built
            out = 0.5 * out - 0.25
        return out


def loader_of(X: np.ndarray, y: np.ndarray, batch_size: int) -> DataLoader[Any]:
    data = TensorDataset(
        torch.from_numpy(X.astype(np.float32)), torch.from_numpy(y.astype(np.float32))
    )
    return DataLoader(data, batch_size=batch_size)


def build_model(
    function: Callable[..., Any],
    sizes: tuple[Any, ...],
    options: dict[str, Any],
    batches: Arrays,
    seed: int,
    device: str,
) -> dict[str, Any]:
    """Builds the student's module, fills its parameters with numbers drawn from `seed`, runs it.

    Returns the shapes of its parameters in order, what each batch came back as in training and
    in evaluation mode, and the batches as they were left.
    """
    model = function(*sizes, **options)
    if not isinstance(model, nn.Module):
        kind = type(model).__name__
        return {"module": False, "kind": kind, "shapes": [], "outputs": [], "left": []}
    model.to(device).eval()
    inputs = [torch.from_numpy(X.astype(np.float32)).to(device) for X in batches]
    with torch.no_grad():
        model(inputs[0])  # lazy layers take their shapes now
    shapes = [list(p.shape) for p in model.parameters()]
    with torch.no_grad():
        for p, numbers in zip(model.parameters(), filling(shapes, seed), strict=True):
            p.copy_(torch.from_numpy(numbers))
    outputs = []
    for X in inputs:
        model.train()
        while_training = _plain(model(X))
        model.eval()
        with torch.no_grad():
            outputs.append([while_training, _plain(model(X))])
    return {"module": True, "shapes": shapes, "outputs": outputs, "left": inputs}


def _plain(value: Any) -> Any:
    return value.detach() if isinstance(value, torch.Tensor) else value


def initialize(function: Callable[..., Any], kind: str, seed: int, device: str) -> dict[str, Any]:
    """Runs `init_weights` on a model filled from `seed`; the same tensors, after.

    The tensors are held from before the call: a parameter that was replaced shows no change.
    """
    model = INITIALIZED[kind]().to(device)
    rng = np.random.default_rng(seed)
    held = list(model.state_dict(keep_vars=True).items())
    with torch.no_grad():
        for _, tensor in held:
            if tensor.is_floating_point():
                tensor.copy_(torch.from_numpy(rng.normal(size=tuple(tensor.shape)) + 3.0))
    result = function(model)
    now = list(model.state_dict(keep_vars=True).values())
    return {
        "names": [name for name, _ in held],
        "after": [t.detach() for _, t in held],
        "replaced": any(a is not b for a, (_, b) in zip(now, held, strict=False)),
        "another": isinstance(result, nn.Module) and result is not model,
    }


def _nested() -> nn.Module:
    inner = nn.Sequential(nn.Linear(200, 60), nn.LayerNorm(60), nn.ReLU())
    deepest = nn.ModuleDict({"heads": nn.ModuleList([nn.Linear(60, 40), nn.Linear(60, 7)])})
    return nn.Sequential(
        nn.Linear(300, 200), nn.BatchNorm1d(200), inner, deepest, nn.Conv1d(3, 4, 5), nn.PReLU()
    )


INITIALIZED: dict[str, Callable[[], nn.Module]] = {
    "plain": lambda: nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1)),
    "wide": lambda: nn.Sequential(nn.Linear(150, 400), nn.ReLU(), nn.Linear(400, 20)),
    "single": lambda: nn.Linear(300, 100),
    "nested": _nested,
}


def load_batches(
    function: Callable[..., Any], X: np.ndarray, y: np.ndarray, batch_size: int, shuffle: bool
) -> dict[str, Any]:
    """Two epochs of the student's loader, batch by batch."""
    loader = function(X, y, batch_size, shuffle)
    if not isinstance(loader, DataLoader):
        return {"loader": False, "kind": type(loader).__name__, "epochs": []}
    epochs = [[_pair(batch) for batch in loader] for _ in range(2)]
    return {"loader": True, "epochs": epochs, "left": [X, y]}


def _pair(batch: Any) -> Any:
    return list(batch) if isinstance(batch, (list, tuple)) else batch


def train_model(
    function: Callable[..., Any],
    layers: Arrays,
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    epochs: int,
    lr: float,
    device: str,
) -> dict[str, Any]:
    """Trains a model that comes in evaluation mode and with gradients left over from before."""
    model = ModeSensitive(layers)
    model.eval()
    for p in model.parameters():
        p.grad = torch.full_like(p, 7.0)
    losses = function(model, loader_of(X, y, batch_size), epochs, lr, torch.device(device))
    places = sorted({p.device.type for p in model.parameters()})
    return {
        "losses": losses,
        "parameters": [p.detach() for p in model.parameters()],
        "devices": places,
    }


def evaluate_model(
    function: Callable[..., Any],
    layers: Arrays,
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    device: str,
) -> dict[str, Any]:
    """Evaluates a model that comes in training mode."""
    model = ModeSensitive(layers).to(device)
    value = function(model, loader_of(X, y, batch_size), torch.device(device))
    return {"value": value, "parameters": [p.detach() for p in model.parameters()]}


def device_model(
    function: Callable[..., Any], sizes: tuple[int, ...], X: np.ndarray
) -> dict[str, Any]:
    """The student's model moved to the stand-in accelerator, and one forward pass there."""
    model = function(*sizes)
    inputs = torch.from_numpy(X.astype(np.float32))

    def run() -> None:
        model.to(ACCELERATOR)
        model(inputs.to(ACCELERATOR))

    return mixing(run)


def device_train(
    function: Callable[..., Any], layers: Arrays, X: np.ndarray, y: np.ndarray, batch_size: int
) -> dict[str, Any]:
    """One epoch of the student's `train` on the stand-in accelerator, from a model on the CPU."""
    model = ModeSensitive(layers)
    loader = loader_of(X, y, batch_size)
    device = torch.device(ACCELERATOR)
    outcome = mixing(lambda: function(model, loader, 1, 0.01, device))
    outcome["devices"] = sorted({p.device.type for p in model.parameters()})
    return outcome


def device_evaluate(
    function: Callable[..., Any], layers: Arrays, X: np.ndarray, y: np.ndarray, batch_size: int
) -> dict[str, Any]:
    """The student's `evaluate` with the model on the stand-in accelerator already."""
    model = ModeSensitive(layers).to(ACCELERATOR)
    loader = loader_of(X, y, batch_size)
    return mixing(lambda: function(model, loader, torch.device(ACCELERATOR)))
