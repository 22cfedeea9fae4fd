"""Another default in the `def` line: the answers are wrong where an argument is left out."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any

from nngrade.diagnosis.answers import Answers, Asked
from nngrade.report import Diagnosis

USUAL = (0.0, 1.0, -1.0, 2.0, 0.5, 0.01, 0.1, 0.2, 3.0, 10.0, math.sqrt(2), 5 / 3)


def another_default(answers: Answers) -> Diagnosis | None:
    """The answers for another usual value, exactly where an argument is left out."""
    reference = answers.question.reference
    if reference is None:
        return None
    for index, (name, default) in enumerate(_defaults(reference)):
        if name not in answers.question.arguments or not isinstance(default, (int, float)):
            continue
        for value in USUAL:
            if value != default and answers.match(_left_out(reference, index, name, value)):
                return Diagnosis(
                    "another default",
                    f"Without {name} given, the answers are those for {name} = {value:.4g}; the "
                    f"stub has {default!r}.",
                    f"Keep the default of the `def` line: {name}={default!r}.",
                )
    return None


def _defaults(reference: Callable[..., Any]) -> list[tuple[str, Any]]:
    """Every parameter in its place, with its default."""
    parameters = inspect.signature(reference).parameters.values()
    return [(each.name, each.default) for each in parameters]


def _left_out(
    reference: Callable[..., Any], index: int, name: str, value: float
) -> Callable[[Asked], Any]:
    def answer(each: Asked) -> Any:
        if len(each.args) > index or name in each.kwargs:
            return each.expected
        return reference(*each.args, **{**each.kwargs, name: value})

    return answer
