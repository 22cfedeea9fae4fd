"""What `nngrade train` runs beside exercise 5, in the worker: one probe for each function in turn.

Each probe names the one function of the submission that it runs, so that whatever goes wrong is
known to be that function's. What one makes, the next one uses: it lies on the `BENCH` between
the grader's requests, in a process that serves a single submission.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

CHUNK = 2048  # rows run through the model at once: wide layers stay within the memory limit


class Bench:
    """The student's model and loaders, from the probe that made them to those that need them."""

    model: nn.Module
    training: DataLoader[Any]
    test: DataLoader[Any]


BENCH = Bench()


def build(function: Callable[..., Any], n_in: int, hidden: tuple[int, ...]) -> dict[str, Any]:
    """Makes the model, one output wide; tells whether it is a module, and its parameters."""
    model = function(n_in, 1, hidden)
    if not isinstance(model, nn.Module):
        return {"module": False, "parameters": 0}
    BENCH.model = model
    return {"module": True, "parameters": sum(p.numel() for p in model.parameters())}


def initialize(function: Callable[..., Any]) -> None:
    function(BENCH.model)


def load(
    function: Callable[..., Any],
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_test: np.ndarray,
    y_test: np.ndarray,
    batch_size: int,
) -> bool:
    """Makes both loaders, the training part shuffled; whether they are `DataLoader`s."""
    made = function(X_train, y_train, batch_size, True), function(X_test, y_test, batch_size, False)
    if not all(isinstance(loader, DataLoader) for loader in made):
        return False
    BENCH.training, BENCH.test = made
    return True


def rehearse(function: Callable[..., Any], device: str) -> None:
    """Runs `evaluate` once before the training, which would be lost if it could not be judged.

    On a copy, and with the generator and the gradient mode put back: the training is the same.
    """
    try:
        model = copy.deepcopy(BENCH.model)
    except Exception:
        return  # a model may hold what cannot be copied; then there is no rehearsal
    with torch.random.fork_rng(devices=[]), torch.enable_grad():
        function(model, BENCH.test, torch.device(device))


def fit(
    function: Callable[..., Any],
    epochs: int,
    lr: float,
    device: str,
    progress: Callable[[int], None],
) -> Any:
    """Trains the model; what `train` returned. Reports each pass over the training rows."""
    count_passes(BENCH.training, progress)
    return function(BENCH.model, BENCH.training, epochs, lr, torch.device(device))


fit.reports_progress = True  # type: ignore[attr-defined] # a mark that the worker looks for


def count_passes(loader: DataLoader[Any], report: Callable[[int], None]) -> None:
    """Makes `loader` report how often it has been gone through to its end.

    It stays the same object and a kind of its own class, so that a program sees no difference.
    """
    kind = type(loader)
    passes = 0

    class Counted(kind):  # type: ignore[misc, valid-type] # a class known only when it runs
        def __iter__(self) -> Iterator[Any]:
            nonlocal passes
            yield from super().__iter__()
            passes += 1
            report(passes)

    Counted.__name__, Counted.__qualname__ = kind.__name__, kind.__qualname__
    loader.__class__ = Counted


def evaluate(function: Callable[..., Any], device: str) -> Any:
    return function(BENCH.model, BENCH.test, torch.device(device))


def predict(
    _function: Callable[..., Any], X_train: np.ndarray, X_test: np.ndarray
) -> dict[str, Any]:
    """The trained model's outputs for `X_test`, and which hidden units are silent on `X_train`.

    ``silent`` has a pair for each hidden linear layer in the order they run: how many of its
    units are never above 0, so that the ReLU after them is 0 on every row, and how many it has.
    """
    BENCH.model.eval()
    with torch.no_grad():
        return {"silent": _silent(X_train), "predictions": _outputs(X_test).cpu().numpy()}


def _outputs(X: np.ndarray) -> torch.Tensor:
    weight = next(BENCH.model.parameters(), torch.zeros(0))
    inputs = torch.tensor(X, dtype=torch.float32, device=weight.device)
    return torch.cat([BENCH.model(inputs[i : i + CHUNK]) for i in range(0, len(inputs), CHUNK)])


def _silent(X: np.ndarray) -> list[list[int]]:
    peaks: dict[nn.Module, torch.Tensor] = {}

    def note(layer: nn.Module, _inputs: Any, output: torch.Tensor) -> None:
        top = output.reshape(-1, output.shape[-1]).amax(dim=0)
        peaks[layer] = torch.maximum(peaks[layer], top) if layer in peaks else top

    linear = [m for m in BENCH.model.modules() if isinstance(m, nn.Linear)]
    hooks = [layer.register_forward_hook(note) for layer in linear]
    _outputs(X)
    for hook in hooks:
        hook.remove()
    hidden = list(peaks.values())[:-1]  # the last one to run is the output
    return [[int((top <= 0).sum()), len(top)] for top in hidden]
