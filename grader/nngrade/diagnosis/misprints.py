"""An answer that the book itself misprints: the student is told that it is not their arithmetic.

What is misprinted is not written down here: it is found by checking the book's worked example.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from nngrade.compare import NotAnArray
from nngrade.diagnosis.answers import Answers, array
from nngrade.diagnosis.consequences import FOLLOWS
from nngrade.diagnosis.workings import numbers, parts
from nngrade.references.worked_example_forward import WEIGHTS
from nngrade.report import Diagnosis
from nngrade.rubrics.exercise2 import WORKED
from nngrade.textbook.claims import ERRATUM, Quantity, Verdict
from nngrade.textbook.quantities import notation
from nngrade.textbook.tutorial.worked_example import CLAIMS
from nngrade.textbook.verdict import review

UPDATED = tuple(f"{w}_new" for w in WEIGHTS)

# Which steps of the worked example a function's numbers are, in their order.
STEPS = {
    ("exercise2", "hidden"): ("h1", "h2"),
    ("exercise2", "forward"): ("y_pred",),
    ("exercise3", "gradients"): tuple(f"grad_{w}" for w in WEIGHTS),
    ("exercise3", "gradient_step"): UPDATED,
    ("exercise3", "train_step"): UPDATED,
}


def noted(found: Diagnosis | None, exercise: str, answers: Answers) -> Diagnosis | None:
    """`found`, and that the book misprints a number which was answered to its worked example."""
    told = _copied(STEPS.get((exercise, answers.question.name), ()), answers)
    follows = found is not None and found.name.startswith(FOLLOWS)  # it was said before
    if follows or not told:
        return found
    note = " ".join(map(_sentence, told))
    if found is not None:
        return replace(found, message=f"{found.message} {note}")
    return Diagnosis(
        "the book's misprint",
        f"To the worked example you answer what the book prints. {note}",
        f"Work it out: {told[0].message}",
    )


def _copied(steps: tuple[str, ...], answers: Answers) -> list[Verdict]:
    """The errata whose printed figure stands in an answer to the worked example, wrongly."""
    worked = [each for each in answers.asked if each.label == WORKED and not each.right]
    if not steps or not worked:
        return []
    try:
        came = numbers(worked[0].actual, answers)
        due = np.concatenate([array(part).ravel() for part in parts(worked[0].expected)])
    except (NotAnArray, TypeError, ValueError):
        return []
    if came.shape != due.shape:
        return []
    return [
        erratum
        for erratum in _errata()
        for step, number in zip(steps, came, strict=False)
        if erratum.claim.source == Quantity(step)
        and np.isclose(number, float(erratum.claim.printed), rtol=1e-6)
    ]


@cache
def _errata() -> tuple[Verdict, ...]:
    quantities = [claim for claim in CLAIMS if isinstance(claim.source, Quantity)]
    return review("", quantities).having(ERRATUM)


def _sentence(erratum: Verdict) -> str:
    assert isinstance(erratum.claim.source, Quantity)
    name = notation(erratum.claim.source).removesuffix("(new)")
    return (
        f"The book's {name} = {erratum.claim.printed} is a misprint; the derivation gives "
        f"{erratum.derived}."
    )
