"""What a question was answered, case by case, beside what was expected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, OtherShape, Raises, Rules, as_array
from nngrade.rubric import Question
from nngrade.sized import Sized

RELATIVE = {"float64": 1e-7, "float32": 1e-4}
ABSOLUTE = 1e-9  # of the largest number in the case


@dataclass(frozen=True)
class Asked:
    """One case: its arguments, what came, what was expected, and whether that is right.

    An answer may be right though the call changed an argument: that is `changed`.
    """

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    label: str
    actual: Any
    expected: Any
    right: bool
    changed: str = ""


@dataclass(frozen=True)
class Answers:
    """Every answer to one question that is a value."""

    question: Question
    asked: Sequence[Asked]

    def nearly_right(self) -> bool:
        """Whether what is wrong is too little to be told from rounding by any mistake's answer.

        Never, where a law judges: there is no right value to be near to.
        """
        return self.question.law is None and all(
            same(each.actual, each.expected, self.question.rules) for each in self.asked
        )

    def explained_by(self, answer: Callable[..., Any]) -> bool:
        """Whether `answer`, called as the submission was, gives all that the submission gave."""
        return self.match(lambda each: answer(*each.args, **each.kwargs))

    def match(self, predict: Callable[[Asked], Any]) -> bool:
        """Whether `predict` says what came in every case, the wrong ones among them."""
        if all(each.right for each in self.asked):
            return False
        # Nearly every candidate is out after one call: of those that fail, or of the smallest
        # draws, which tell one way to draw from another whether they are right or not.
        by_law = self.question.law is not None
        ordered = sorted(self.asked, key=lambda a: _size(a.actual) if by_law else a.right)
        return all(self._predicts(each, predict) for each in ordered)

    def _predicts(self, each: Asked, predict: Callable[[Asked], Any]) -> bool:
        try:
            with np.errstate(all="ignore"):
                predicted = predict(each)
        except Exception:  # a mistake that cannot be made with this input
            return False
        return same(each.actual, predicted, self.question.rules)


def _size(value: Any) -> int:
    return sum(map(np.size, value)) if isinstance(value, list) else 0


def same(actual: Any, predicted: Any, rules: Rules) -> bool:
    """Whether two answers are equal but for rounding: shapes and kinds included."""
    if predicted is None or actual is None:
        return predicted is actual
    if isinstance(predicted, Raises):
        return False
    if isinstance(predicted, (tuple, list)):
        return (
            isinstance(actual, (tuple, list))
            and len(actual) == len(predicted)
            and all(same(a, p, rules) for a, p in zip(actual, predicted, strict=True))
        )
    if isinstance(predicted, dict):
        return (
            isinstance(actual, dict)
            and actual.keys() == predicted.keys()
            and all(same(actual[key], predicted[key], rules) for key in predicted)
        )
    value = array(predicted)
    try:
        came, precision = as_array(actual, rules, value.shape)
    except (NotAnArray, OtherShape):
        return False
    scale = np.abs(value[np.isfinite(value)]).max(initial=0.0)
    return bool(
        np.allclose(came, value, rtol=RELATIVE[precision], atol=ABSOLUTE * scale, equal_nan=True)
    )


def array(value: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A reference's or a misconception's number or array."""
    return np.asarray(value.value if isinstance(value, Sized) else value, dtype=np.float64)
