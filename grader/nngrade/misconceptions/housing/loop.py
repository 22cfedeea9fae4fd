"""The training loop that `training` has one thing in done otherwise each time."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

Epoch = list[tuple[float, int]]  # each batch's loss and size
Make = Callable[[Any, float], Any]  # an optimizer from parameters and learning rate


def mean(epoch: Epoch, size: int) -> Any:
    return sum(loss * rows for loss, rows in epoch) / sum(rows for _, rows in epoch)


def squared(output: Tensor, y: Tensor) -> Tensor:
    return nn.functional.mse_loss(output.squeeze(1), y)


@dataclass(frozen=True)
class Loop:
    """A training loop. All defaults together are right.

    `clear` says when old gradients are zeroed: before each batch, after each step, between
    backward and step, once an epoch or never. `step` says when the optimizer moves. `measure`
    gives the loss that is recorded, from the model, the batch, and the loss that was descended.
    `report` makes an epoch's figure of its batches' losses and the loader's batch size, `result`
    the answer of all figures and the model. `schedule` changes the rate after each epoch.
    """

    make: Make = torch.optim.Adam
    rate: Callable[[float], float] = lambda lr: lr
    loss: Callable[[Tensor, Tensor], Tensor] = squared
    training: bool = True
    clear: str = "before"  # "after", "between", "epoch", "never"
    step: str = "batch"  # "epoch", "never"
    backward: bool = True
    renew: str = "never"  # when a new optimizer is made: "epoch", "batch"
    clip: Callable[[Any], Any] = lambda parameters: None
    schedule: Callable[[Any], Any] | None = None
    measure: Callable[[nn.Module, Tensor, Tensor, Tensor], Any] | None = None
    report: Callable[[Epoch, int], Any] = mean
    epochs: Callable[[int], int] = lambda epochs: epochs
    batches: Callable[[Any], Iterable[Any]] = lambda loader: loader
    copied: bool = False
    result: Callable[[list[Any], nn.Module], Any] = lambda losses, model: losses

    def __call__(self, model: nn.Module, loader: Any, epochs: int, lr: float, device: Any) -> Any:
        given = model
        model = (copy.deepcopy(model) if self.copied else model).to(device)
        model.train(self.training)
        optimizer = self.make(model.parameters(), self.rate(lr))
        schedule = self.schedule(optimizer) if self.schedule else None
        figures = []
        for number in range(self.epochs(epochs)):
            if self.renew == "epoch" and number:
                optimizer = self.make(model.parameters(), self.rate(lr))
            epoch = self._epoch(model, loader, optimizer, device, lr)
            figures.append(self.report(epoch, loader.batch_size))
            if schedule:
                schedule.step()
        return self.result(figures, given)

    def _epoch(
        self, model: nn.Module, loader: Any, optimizer: Any, device: Any, lr: float
    ) -> Epoch:
        seen: Epoch = []
        if self.clear == "epoch":
            optimizer.zero_grad()
        for X, y in self.batches(loader):
            if self.renew == "batch":
                optimizer = self.make(model.parameters(), self.rate(lr))
            loss = self._batch(model, X.to(device), y.to(device), optimizer)
            seen.append((loss, len(y)))
        if self.step == "epoch":
            optimizer.step()
        return seen

    def _batch(self, model: nn.Module, X: Tensor, y: Tensor, optimizer: Any) -> Any:
        if self.clear == "before":
            optimizer.zero_grad()
        loss = self.loss(model(X), y)
        if self.backward:
            loss.backward()  # type: ignore[no-untyped-call] # untyped in PyTorch
        if self.clear == "between":
            optimizer.zero_grad()
        self.clip(model.parameters())
        if self.step == "batch":
            optimizer.step()
        if self.clear == "after":
            optimizer.zero_grad()
        return loss.item() if self.measure is None else self.measure(model, X, y, loss)
