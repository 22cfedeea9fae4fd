"""Exercise 1: a threshold in another place, another comparison, other labels on its sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, array
from nngrade.diagnosis.known import Misconception
from nngrade.report import Diagnosis

LARGEST = 10.0  # of the labels that somebody may type

Compare = Callable[[Any], Any]  # where the upper label comes, from a number or an array

M = Misconception


def comparisons(
    z: str, above: str, below: str, labelled: Callable[[Compare], Callable[..., Any]]
) -> tuple[Misconception, ...]:
    """`z` compared in another way than with `>= 0`; `above` and `below` are the labels' names.

    `labelled` makes a whole function of a comparison.
    """
    due = f"{above} belongs to every {z} from 0 up: compare with `>=`."
    return (
        M("equal in place of at least",
          f"{above} came only where {z} is exactly 0: that is what `== 0` asks.",
          due, labelled(lambda value: value == 0)),
        M("unequal in place of at least",
          f"You returned {below} only where {z} is exactly 0, and {above} on both sides of it: "
          f"that is "
          "what `!= 0` asks.",
          due, labelled(lambda value: value != 0)),
        M("at most in place of at least",
          f"{above} came where {z} is 0 or less, and {below} above: that is what `<= 0` asks.",
          due, labelled(lambda value: value <= 0)),
        *(M("threshold at 1", f"You returned {above} only from {z} = 1 on; it is due from 0 on.",
            f"The edge lies at 0: compare {z} with 0.", labelled(edge))
          for edge in (lambda value: value >= 1, lambda value: value > 1)),
        *(M("threshold at -1",
            f"You returned {above} from {z} = −1 on already; it is due from 0 on.",
            f"The edge lies at 0: compare {z} with 0.", labelled(edge))
          for edge in (lambda value: value >= -1, lambda value: value > -1)),
    )  # fmt: skip


def other_labels(answers: Answers) -> Diagnosis | None:
    """Each label that is due came as one whole number, which is not always the label itself."""
    found = _came_for(answers)
    if found is None or len(found) != 2 or len({*found.values()}) != 2:
        return None
    wrong = {due: came for due, came in found.items() if due != came}
    if not wrong or not all(
        came == round(came) and abs(came) <= LARGEST for came in wrong.values()
    ):
        return None
    labels = " and ".join(_written(due) for due in sorted(found, reverse=True))
    said = ", and ".join(
        f"you returned {_written(came)} where {_written(due)} is due" for due, came in wrong.items()
    )
    return Diagnosis(
        "another label",
        f"The sides are right, but {said}.",
        f"The two values are {labels}: look at the numbers in your `np.where` or `return`.",
    )


def _came_for(answers: Answers) -> dict[float, float] | None:
    """What came for each label that is due; None where that is not one number."""
    found: dict[float, float] = {}
    for each in answers.asked:
        try:
            came = as_array(each.actual, answers.question.rules)[0]
        except NotAnArray:
            return None
        due = array(each.expected)
        if came.shape != due.shape:
            return None
        for one, label in zip(came.ravel().tolist(), due.ravel().tolist(), strict=True):
            if found.setdefault(label, one) != one:
                return None
    return found


def _written(value: float) -> str:
    return f"{value:g}".replace("-", "−")
