"""Formulas and lists of quantities, written as a book does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from nngrade.diagnosis.space import Space

POWERS = {"2": "²", "3": "³", "6": "⁶"}


def notation(space: Space) -> dict[str, str]:
    """Every name of the derivation as a book writes it."""
    steps = {step.name: step.notation for step in space.derivation.steps}
    return {**steps, "eta": "η", **(space.said or {})}


def spelled(text: str, said: Mapping[str, str]) -> str:
    """`text` with its quantities in braces written as a book does."""
    return re.sub(r"\{([^}]*)\}", lambda m: written(m[1], said), text)


def written(formula: str, said: Mapping[str, str]) -> str:
    """A formula as a book writes it: (y' − y) · w5 for ``(y_pred - y) * w5``."""
    text = re.sub(r"\b[A-Za-z_]\w*", lambda name: _said(name, formula, said), formula)
    text = re.sub(r"\s*\*\*\s*([236])\b", lambda power: POWERS[power[1]], text)
    text = re.sub(r"\s*\*\*\s*", "^", text)
    text = re.sub(r"\s*\*\s*", " · ", text)
    text = re.sub(r"sqrt\((\w+)\)", r"√\1", text).replace("sqrt(", "√(")
    text = re.sub(r"dot\((\w+), (\w+)\)", r"\1 · \2", text)
    text = re.sub(r"abs\(([^()]*)\)", r"|\1|", text)
    return text.replace(" - ", " − ").replace("-", "−")


def _said(name: re.Match[str], formula: str, said: Mapping[str, str]) -> str:
    """A name as a book writes it, in brackets where an operator would tear it apart."""
    text = said.get(name[0], name[0])
    before, after = formula[: name.start()].rstrip(), formula[name.end() :].lstrip()
    apart = " - " in text and bool(before or after)
    bound = "/" in text and (before.endswith("/") or after.startswith("**"))
    return f"({text})" if apart or bound else text


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: w1(new) to w6(new) and δ(new)."""
    parts = []
    for run in _runs(words):
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}"


def _runs(words: Sequence[str]) -> Iterator[list[str]]:
    """Neighbours that differ by a number that goes up by one."""
    run = [words[0]]
    for one, other in pairwise(words):
        if not _next(one, other):
            yield run
            run = []
        run.append(other)
    yield run


def _next(one: str, other: str) -> bool:
    """Whether `other` is `one` with its last digits counted up."""
    number = re.search(r"(\d+)(\D*)$", one)
    return number is not None and other == f"{one[: number.start()]}{int(number[1]) + 1}{number[2]}"
