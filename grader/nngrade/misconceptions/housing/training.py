"""`train` gone wrong: one loop, with one thing in it done otherwise each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from nngrade.misconceptions.housing.loop import Loop, mean, squared


class Uncorrected(torch.optim.Optimizer):
    """Adam whose moments are not corrected for their start at zero."""

    def __init__(self, parameters: Any, lr: float) -> None:
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override] # no closure here
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                m = state.setdefault("m", torch.zeros_like(p))
                v = state.setdefault("v", torch.zeros_like(p))
                m.mul_(0.9).add_(p.grad, alpha=0.1)
                v.mul_(0.999).addcmul_(p.grad, p.grad, value=0.001)
                p.sub_(group["lr"] * m / (v.sqrt() + 1e-8))


def _optimizer(kind: Any, **options: Any) -> Loop:
    return Loop(make=lambda parameters, lr: kind(parameters, lr=lr, **options))


def _decay(gamma: float) -> Loop:
    return Loop(schedule=lambda made: torch.optim.lr_scheduler.ExponentialLR(made, gamma))


def _clipped(norm: float) -> Loop:
    return Loop(clip=lambda parameters: nn.utils.clip_grad_norm_(parameters, norm))


def _clipped_each(value: float) -> Loop:
    return Loop(clip=lambda parameters: nn.utils.clip_grad_value_(parameters, value))


def _result(result: Callable[[list[Any]], Any]) -> Loop:
    return Loop(result=lambda losses, model: result(losses))


def _each(change: Callable[[float], Any]) -> Loop:
    """Every epoch's figure changed in the same way."""
    return Loop(report=lambda epoch, size: change(mean(epoch, size)))


def _broadcast(output: Tensor, y: Tensor) -> Tensor:
    return ((output - y) ** 2).mean()


@torch.no_grad()
def _again(model: nn.Module, X: Tensor, y: Tensor, loss: Tensor) -> float:
    return float(squared(model(X), y))


@dataclass(frozen=True)
class SecondPass:
    """Losses measured by a second pass over the loader, after each epoch."""

    mode: bool  # whether the model is in training mode for it
    graph: bool = False  # whether a graph is built
    stays: bool = False  # whether the next epoch is trained in that mode

    def __call__(
        self, model: nn.Module, loader: Any, epochs: int, lr: float, device: Any
    ) -> list[float]:
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        losses = []
        for number in range(epochs):
            training = self.mode or not (self.stays and number)
            once = Loop(make=lambda parameters, rate: optimizer, training=training)
            once(model, loader, 1, lr, device)
            model.train(self.mode)
            with torch.set_grad_enabled(self.graph):
                epoch = [(squared(model(X), y).item(), len(y)) for X, y in loader]
            losses.append(mean(epoch, 0))
        return losses


class Piling:
    """A list of losses that all calls share: `losses=[]` in the `def` line."""

    def __init__(self) -> None:
        self.losses: list[float] = []

    def __call__(self, *given: Any) -> list[float]:
        self.losses += Loop()(*given)
        return self.losses


def _totalled(total: Callable[[list[float], list[int]], float]) -> Loop:
    """Each epoch's figure made of its batches' losses and sizes."""
    return Loop(report=lambda epoch, size: total(*map(list, zip(*epoch, strict=True))))


def _weighted(losses: list[float], rows: list[int]) -> float:
    """The sum of all squared errors."""
    return sum(loss * count for loss, count in zip(losses, rows, strict=True))


def _running(losses: list[float]) -> list[float]:
    """The mean of all epochs so far; every epoch has the same number of rows."""
    return [sum(losses[: n + 1]) / (n + 1) for n in range(len(losses))]


def _added(losses: list[float]) -> list[float]:
    return [sum(losses[: n + 1]) for n in range(len(losses))]


absolute = Loop(loss=lambda output, y: (output.squeeze(1) - y).abs().mean())
smooth = Loop(loss=lambda output, y: nn.functional.smooth_l1_loss(output.squeeze(1), y))
half = Loop(loss=lambda output, y: squared(output, y) / 2)
root = Loop(loss=lambda output, y: squared(output, y).sqrt())
summed = Loop(loss=lambda output, y: ((output.squeeze(1) - y) ** 2).sum())
summed_and_averaged = Loop(
    loss=lambda output, y: ((output.squeeze(1) - y) ** 2).sum(),
    report=lambda epoch, size: sum(loss for loss, _ in epoch) / sum(rows for _, rows in epoch),
)
broadcast = Loop(loss=_broadcast)
broadcast_sum = Loop(
    loss=_broadcast, report=lambda epoch, size: sum(loss for loss, _ in epoch) / len(epoch)
)
uncorrected = Loop(make=Uncorrected)
sgd = _optimizer(torch.optim.SGD)
momentum = _optimizer(torch.optim.SGD, momentum=0.9)
rmsprop = _optimizer(torch.optim.RMSprop)
adagrad = _optimizer(torch.optim.Adagrad)
adamax = _optimizer(torch.optim.Adamax)
nadam = _optimizer(torch.optim.NAdam)
ascent = _optimizer(torch.optim.Adam, maximize=True)
adamw_01, adamw_001 = (_optimizer(torch.optim.AdamW, weight_decay=w) for w in (0.1, 0.01))
decay_01, decay_001, decay_0001 = (
    _optimizer(torch.optim.Adam, weight_decay=w) for w in (0.1, 0.01, 0.001)
)
rate_001, rate_0001, rate_01 = (
    Loop(rate=rate) for rate in (lambda lr: 0.01, lambda lr: 0.001, lambda lr: 0.1)
)
rate_tenth, rate_tenfold = Loop(rate=lambda lr: lr / 10), Loop(rate=lambda lr: lr * 10)
decaying_09, decaying_095, decaying_099, decaying_05, decaying_01 = map(
    _decay, (0.9, 0.95, 0.99, 0.5, 0.1)
)
clipped_01, clipped_05, clipped_1, clipped_5 = map(_clipped, (0.1, 0.5, 1.0, 5.0))
clipped_each_01, clipped_each_05, clipped_each_1, clipped_each_5 = map(
    _clipped_each, (0.1, 0.5, 1.0, 5.0)
)
not_training = Loop(training=False)
never_cleared = Loop(clear="never")
cleared_once_an_epoch = Loop(clear="epoch")
cleared_after = Loop(clear="after")
never_moves = Loop(step="never")
leftovers_alone = Loop(backward=False, clear="never")
one_step_an_epoch = Loop(step="epoch")
one_step_on_the_sum = Loop(step="epoch", clear="epoch")
one_step_on_everything = Loop(step="epoch", clear="never")
optimizer_each_epoch, optimizer_each_batch = Loop(renew="epoch"), Loop(renew="batch")
copy_trained = Loop(copied=True)
one_too_few, one_too_many = Loop(epochs=lambda n: n - 1), Loop(epochs=lambda n: n + 1)
one_epoch = Loop(epochs=lambda n: 1)
first_batch = Loop(batches=lambda loader: [next(iter(loader))])
smaller_skipped = Loop(batches=lambda loader: [b for b in loader if len(b[1]) == loader.batch_size])
first_batch_counted = Loop(report=lambda epoch, size: epoch[0][0])
last_batch_counted = Loop(report=lambda epoch, size: epoch[-1][0])
batch_means = Loop(report=lambda epoch, size: sum(loss for loss, _ in epoch) / len(epoch))
batch_sums = Loop(report=lambda epoch, size: sum(loss for loss, _ in epoch))
means_over_rows = Loop(
    report=lambda epoch, size: sum(loss for loss, _ in epoch) / sum(rows for _, rows in epoch)
)
sum_of_squares = Loop(report=lambda epoch, size: sum(loss * rows for loss, rows in epoch))
over_batches = Loop(
    report=lambda epoch, size: sum(loss * rows for loss, rows in epoch) / len(epoch)
)
full_batches = Loop(
    report=lambda epoch, size: sum(loss for loss, _ in epoch) * size / sum(r for _, r in epoch)
)
over_full_batches = Loop(
    report=lambda epoch, size: sum(loss * rows for loss, rows in epoch) / (len(epoch) * size)
)
all_batches_listed = Loop(
    report=lambda epoch, size: [loss for loss, _ in epoch],
    result=lambda figures, model: [loss for epoch in figures for loss in epoch],
)
lists_of_batches = Loop(report=lambda epoch, size: [loss for loss, _ in epoch])
after_the_step = Loop(measure=_again)
second_pass_eval, second_pass_train = SecondPass(False), SecondPass(True)
second_pass_left_in_eval = SecondPass(False, stays=True)
second_pass_graph, second_pass_eval_graph = SecondPass(True, True), SecondPass(False, True)
with_graph = Loop(measure=lambda model, X, y, loss: loss)
tensors = Loop(measure=lambda model, X, y, loss: loss.detach())
root_reported, half_reported = _each(lambda value: value**0.5), _each(lambda value: value / 2)
rounded_2, rounded_1, rounded_0 = (
    _each(change)
    for change in (lambda v: round(v, 2), lambda v: round(v, 1), lambda v: float(round(v)))
)
whole_numbers = _each(int)
text_4, text_2, text_3, text_6, text_plain = (
    _each(f"{{:{form}}}".format) for form in (".4f", ".2f", ".3f", ".6f", "")
)
last_figure, first_figure, mean_figure, sum_figure = (
    _result(result)
    for result in (
        lambda losses: losses[-1],
        lambda losses: losses[0],
        lambda losses: sum(losses) / len(losses),
        sum,
    )
)
nothing = _result(lambda losses: None)
running_mean, running_sum = _result(_running), _result(_added)
reversed_losses = _result(lambda losses: losses[::-1])
dictionary = _result(lambda losses: dict(enumerate(losses)))
dictionary_from_1 = _result(lambda losses: dict(enumerate(losses, 1)))
pairs = _result(lambda losses: list(enumerate(losses)))
pairs_from_1 = _result(lambda losses: list(enumerate(losses, 1)))
model_returned = Loop(result=lambda losses, model: model)
model_too = Loop(result=lambda losses, model: (losses, model))
model_first = Loop(result=lambda losses, model: (model, losses))
piling = Piling()
total_from_1 = _totalled(lambda losses, rows: (1 + _weighted(losses, rows)) / sum(rows))
count_from_1 = _totalled(lambda losses, rows: _weighted(losses, rows) / (1 + sum(rows)))
one_row_less = _totalled(lambda losses, rows: _weighted(losses, rows) / (sum(rows) - 1))
sizes_added = _totalled(lambda losses, rows: (sum(losses) + sum(rows)) / sum(rows))
sizes_subtracted = _totalled(lambda losses, rows: (sum(losses) - sum(rows)) / sum(rows))
divided_twice = _totalled(
    lambda losses, rows: sum(a / b for a, b in zip(losses, rows, strict=True)) / sum(rows)
)
rows_multiplied = _totalled(lambda losses, rows: _weighted(losses, rows) * sum(rows))
rows_added = _totalled(lambda losses, rows: _weighted(losses, rows) + sum(rows))
rows_subtracted = _totalled(lambda losses, rows: _weighted(losses, rows) - sum(rows))
empty = _result(lambda losses: [])
