"""The wrong results worked out term by term, with the numbers of the input that shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, Asked, array
from nngrade.diagnosis.notation import notation, written
from nngrade.diagnosis.search import Search
from nngrade.diagnosis.space import Space

SHOWN = 2
PRODUCT = re.compile(r"\w+(\*\w+)+")


def workings(answers: Answers, space: Space) -> tuple[str, ...]:
    """Lines such as ∂δ/∂w5 = ∂δ/∂y' · h1 = 2.1 · 1 = 2.1, for the first results that are wrong."""
    each = next((asked for asked in answers.asked if not asked.right), None)
    if each is None or not space.applies(*each.args, **each.kwargs):
        return ()
    (values,) = Search(space, [(each.args, each.kwargs)]).base
    if any(np.size(values[name]) != 1 for name in space.outputs):
        return ()
    said = notation(space)
    return tuple(_line(space, name, values, said) for name in _wrong(each, space, answers)[:SHOWN])


def _wrong(each: Asked, space: Space, answers: Answers) -> list[str]:
    """The outputs that differ in this case; none, where what came has another form."""
    try:
        came = numbers(each.actual, answers)
        due = np.concatenate([array(part).ravel() for part in parts(each.expected)])
    except (NotAnArray, TypeError, ValueError):
        return []
    if came.shape != due.shape or due.size != len(space.outputs):
        return []
    close = np.isclose(came, due, rtol=1e-7, atol=1e-9 * np.abs(due).max(initial=0.0))
    return [name for name, good in zip(space.outputs, close, strict=True) if not good]


def numbers(value: Any, answers: Answers) -> np.ndarray[Any, np.dtype[np.float64]]:
    """All numbers of an answer in a row. Raises `NotAnArray` where one part is none."""
    rules = answers.question.rules
    return np.concatenate([as_array(part, rules)[0].ravel() for part in parts(value)])


def parts(value: Any) -> tuple[Any, ...]:
    """The results of an answer, one or several."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _line(space: Space, name: str, values: Mapping[str, Any], said: dict[str, str]) -> str:
    formula = _along_the_chain(space, space.derivation[name].expression)
    numbers = {key: _number(value) for key, value in values.items() if np.size(value) == 1}
    put_in = written(formula, numbers)
    result = _plain(values[name])
    tail = [put_in] if put_in == result else [put_in, result]
    return " = ".join([said[name], written(formula, said), *tail])


def _along_the_chain(space: Space, formula: str) -> str:
    """Every link of a product, those inside of its factors too: a missing one is seen."""
    if not PRODUCT.fullmatch(formula):
        return formula
    steps = {step.name: step.expression for step in space.derivation.steps}
    inner = {name: text for name, text in steps.items() if PRODUCT.fullmatch(text)}
    return re.sub(r"\w+", lambda factor: inner.get(factor[0], factor[0]), formula)


def _number(value: Any) -> str:
    """Six digits; in brackets where a sign would run into an operator."""
    text = _plain(value)
    return f"({text})" if text.startswith("−") else text


def _plain(value: Any) -> str:
    number = float(np.asarray(value).reshape(-1)[0]) + 0.0  # -0.0 reads as 0
    return re.sub(r"e([+-])0*", r"e\1", f"{number:.6g}").replace("-", "−", 1)
