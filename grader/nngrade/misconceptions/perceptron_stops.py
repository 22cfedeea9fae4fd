"""Exercise 1's training loop: epochs that are miscounted, mistakes that are misjudged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nngrade.diagnosis.known import Misconception
from nngrade.misconceptions.perceptron_rules import Epochs, Rule, loop, mistaken, right_rule


def _made(epochs: Callable[[int], int], count: Callable[[Epochs], int]) -> Callable[..., Any]:
    """Another number of epochs than max_epochs, and another count of them."""

    def answer(X: Any, y: Any, eta: float, most: int) -> Any:
        run = loop(X, y, eta, epochs(most))
        return run.w, count(run)

    return answer


def _with(**how: Any) -> Callable[..., Any]:
    def answer(X: Any, y: Any, eta: float, most: int) -> Any:
        run = loop(X, y, eta, most, **how)
        return run.w, run.made

    return answer


def _below_zero(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    """Rows of label +1 never count as mistakes."""
    return right_rule(w, judge, x, y, eta) if y < 0 else (w, False)


def _right_for_wrong(by: float) -> Rule:
    """Rows that are right count as mistakes, and move the weights by `by` η y x."""

    def rule(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
        wrong = mistaken(judge @ x, y)
        return (w if wrong else w + by * eta * y * x), not wrong

    return rule


M = Misconception
STOPS = (
    M("one epoch too many, counted from zero",
      "The epochs are counted from 0, so that one more than max_epochs is made where some row "
      "stays wrong, and the count is one too small.",
      "`range(max_epochs + 1)` begins at 0: write `range(1, max_epochs + 1)`.",
      _made(lambda most: most + 1, lambda run: run.made - 1)),
    M("epochs counted from two",
      "The epochs are counted from 2, so that one less than max_epochs is made where some row "
      "stays wrong, and the count is one too large.",
      "The first epoch is number 1: `range(1, max_epochs + 1)`.",
      _made(lambda most: most - 1, lambda run: run.made + 1)),
    M("two epochs too few", "Where some row stays wrong it makes two epochs less than max_epochs.",
      "`range(1, max_epochs - 1)` ends two too early: write `range(1, max_epochs + 1)`.",
      _made(lambda most: most - 2, lambda run: run.made)),
    M("label +1 never wrong",
      "A row of label +1 never counts as wrong: only rows of label −1 move the weights.",
      "A mistake is sign(w · x) != y, on either side: `>` sees one of them.",
      _with(rule=_below_zero)),
    M("right rows taken for mistakes",
      "Rows that are right count as mistakes and wrong ones are passed over, so that the weights "
      "never move.",
      "Turn the condition round: a mistake is sign(w · x) != y.",
      _with(rule=_right_for_wrong(0.0))),
    M("right rows taken for mistakes",
      "Rows that are right count as mistakes and move the weights; wrong ones are passed over.",
      "Turn the condition round: a mistake is sign(w · x) != y.",
      _with(rule=_right_for_wrong(2.0))),
    M("stops at a mistake",
      "It stops after the first epoch that had a mistake in it, and goes on after a clean one.",
      "Turn the condition round: stop when `mistakes == 0`.",
      _with(stops=lambda mistakes: mistakes > 0)),
    M("stops at exactly one mistake",
      "It stops after an epoch with exactly one mistake, and goes on after a clean one.",
      "Start each epoch with `mistakes = 0`, and stop when it still is 0 at the end.",
      _with(stops=lambda mistakes: mistakes == 1)),
)  # fmt: skip
