"""`evaluate` gone wrong: how errors are measured and added up, and what the model goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

Pairs = list[tuple[Tensor, Tensor]]  # each batch's output (b, 1) and targets (b,)


def _squares(pairs: Pairs) -> list[Tensor]:
    """Each batch's squared errors."""
    return [(output.squeeze(1) - y) ** 2 for output, y in pairs]


def _errors(pairs: Pairs) -> Tensor:
    return torch.cat([output.squeeze(1) - y for output, y in pairs])


def _mse(pairs: Pairs) -> float:
    return torch.cat(_squares(pairs)).mean().item()


@dataclass(frozen=True)
class Evaluation:
    """An evaluation: in which mode, with a graph or not, and what is made of all outputs."""

    figure: Callable[[Pairs], Any] = _mse
    training: bool = False
    graph: bool = False

    def __call__(self, model: nn.Module, loader: Any, device: Any) -> Any:
        model.to(device).train(self.training)
        with torch.set_grad_enabled(self.graph):
            return self.figure([(model(X.to(device)), y.to(device)) for X, y in loader])


@dataclass(frozen=True)
class Learning:
    """A copy of the training loop, which learns from what it should only measure."""

    lr: float
    training: bool = False

    def __call__(self, model: nn.Module, loader: Any, device: Any) -> float:
        model.to(device).train(self.training)
        optimizer = torch.optim.Adam(model.parameters(), lr=self.lr)
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()  # type: ignore[no-untyped-call] # untyped in PyTorch
            optimizer.step()
            total, count = total + loss.item() * len(y), count + len(y)
        return total / count


class Piling:
    """Sums that live outside the function, and go on from call to call."""

    def __init__(self) -> None:
        self.total, self.count = 0.0, 0

    def __call__(self, model: nn.Module, loader: Any, device: Any) -> float:
        def add(pairs: Pairs) -> None:
            for squares in _squares(pairs):
                self.total += squares.sum().item()
                self.count += len(squares)

        Evaluation(add)(model, loader, device)
        return self.total / self.count


def _each(pairs: Pairs) -> list[float]:
    return [part.mean().item() for part in _squares(pairs)]


def _whole(pairs: Pairs) -> tuple[Tensor, Tensor]:
    return torch.cat([output for output, _ in pairs]), torch.cat([y for _, y in pairs])


def _all_pairs(pairs: Pairs) -> float:
    output, y = _whole(pairs)
    return ((output - y) ** 2).mean().item()


def _all_pairs_a_batch(pairs: Pairs) -> float:
    count = sum(len(y) for _, y in pairs)
    return sum(((o - y) ** 2).mean().item() * len(y) for o, y in pairs) / count


def _all_pairs_summed(pairs: Pairs) -> float:
    count = sum(len(y) for _, y in pairs)
    return sum(((o - y) ** 2).sum().item() for o, y in pairs) / count


def _all_pairs_mean_of_means(pairs: Pairs) -> float:
    return float(np.mean([((o - y) ** 2).mean().item() for o, y in pairs]))


def _over_batches(pairs: Pairs) -> float:
    return sum(part.sum().item() for part in _squares(pairs)) / len(pairs)


def _means_over_rows(pairs: Pairs) -> float:
    return sum(_each(pairs)) / sum(len(y) for _, y in pairs)


def _full_batches(pairs: Pairs) -> float:
    size = len(pairs[0][1])
    return sum(_each(pairs)) * size / sum(len(y) for _, y in pairs)


def _totalled(total: Callable[[float, int], float]) -> Evaluation:
    """The figure made of the sum of all squared errors and the number of rows."""

    def figure(pairs: Pairs) -> float:
        return total(torch.cat(_squares(pairs)).sum().item(), sum(len(y) for _, y in pairs))

    return Evaluation(figure)


def _otherwise(error: Callable[[Tensor, Tensor], Tensor]) -> Evaluation:
    """The mean of what `error` makes of outputs and targets."""

    def figure(pairs: Pairs) -> float:
        output, y = _whole(pairs)
        return error(output.squeeze(1), y).mean().item()

    return Evaluation(figure)


def _relative(pairs: Pairs) -> float:
    output, y = _whole(pairs)
    return (1 - ((output.squeeze(1) - y) ** 2).sum() / ((y - y.mean()) ** 2).sum()).item()


def _as_text(form: str) -> Evaluation:
    return Evaluation(lambda pairs: format(_mse(pairs), form))


def _rounded(digits: int) -> Evaluation:
    return Evaluation(lambda pairs: round(_mse(pairs), digits))


in_training_mode = Evaluation(training=True)
with_graph = Evaluation(graph=True)
neither = Evaluation(training=True, graph=True)
absolute = Evaluation(lambda pairs: _errors(pairs).abs().mean().item())
plain_errors = Evaluation(lambda pairs: _errors(pairs).mean().item())
plain_errors_turned = Evaluation(lambda pairs: -_errors(pairs).mean().item())
root = Evaluation(lambda pairs: _mse(pairs) ** 0.5)
mean_of_roots = Evaluation(lambda pairs: float(np.mean(np.sqrt(_each(pairs)))))
half = Evaluation(lambda pairs: _mse(pairs) / 2)
summed = Evaluation(lambda pairs: torch.cat(_squares(pairs)).sum().item())
batch_means = Evaluation(lambda pairs: float(np.mean(_each(pairs))))
batch_sums = Evaluation(lambda pairs: sum(_each(pairs)))
over_batches = Evaluation(_over_batches)
means_over_rows = Evaluation(_means_over_rows)
full_batches = Evaluation(_full_batches)
first_batch = Evaluation(lambda pairs: _each(pairs)[0])
last_batch = Evaluation(lambda pairs: _each(pairs)[-1])
list_of_batches = Evaluation(_each)
list_of_squares = Evaluation(lambda pairs: torch.cat(_squares(pairs)).tolist())
all_pairs = Evaluation(_all_pairs)
all_pairs_a_batch = Evaluation(_all_pairs_a_batch)
all_pairs_summed = Evaluation(_all_pairs_summed)
all_pairs_mean_of_means = Evaluation(_all_pairs_mean_of_means)
variance_explained = Evaluation(_relative)
median = Evaluation(lambda pairs: torch.cat(_squares(pairs)).median().item())
largest = Evaluation(lambda pairs: torch.cat(_squares(pairs)).max().item())
array_of_one = Evaluation(lambda pairs: np.array([_mse(pairs)]))
list_of_one = Evaluation(lambda pairs: [_mse(pairs)])
tensor = Evaluation(lambda pairs: torch.cat(_squares(pairs)).mean())
nothing = Evaluation(lambda pairs: None)
predictions_too = Evaluation(lambda pairs: (_mse(pairs), _whole(pairs)[0]))
text_4, text_2, text_plain = map(_as_text, (".4f", ".2f", ""))
rounded_2, rounded_1, rounded_0 = map(_rounded, (2, 1, 0))
floored = Evaluation(lambda pairs: _mse(pairs) // 1)
learning_001, learning_0001 = Learning(0.01), Learning(0.001)
learning_in_training_mode = Learning(0.01, training=True)
piling = Piling()
total_from_1 = _totalled(lambda total, count: (1 + total) / count)
count_from_1 = _totalled(lambda total, count: total / (count + 1))
one_row_less = _totalled(lambda total, count: total / (count - 1))
rows_multiplied = _totalled(lambda total, count: total * count)
rows_added = _totalled(lambda total, count: total + count)
rows_subtracted = _totalled(lambda total, count: total - count)
target_added = _otherwise(lambda output, y: (output + y) ** 2)
target_multiplied = _otherwise(lambda output, y: (output * y) ** 2)
errors_doubled = _otherwise(lambda output, y: 2 * (output - y))
errors_doubled_turned = _otherwise(lambda output, y: 2 * (y - output))
errors_halved = _otherwise(lambda output, y: (output - y) / 2)
errors_halved_turned = _otherwise(lambda output, y: (y - output) / 2)
errors_cubed = _otherwise(lambda output, y: (output - y) ** 3)
errors_cubed_turned = _otherwise(lambda output, y: (y - output) ** 3)
errors_relative = _otherwise(lambda output, y: ((output - y) / y) ** 2)
