"""One file an exercise: all that is particular to it. This table is what is known without them."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nngrade.rubric import Exercise


@dataclass(frozen=True)
class Entry:
    """What starting an exercise takes, before its rubric (or NumPy) is imported."""

    title: str
    family: str  # "numpy" or "torch"
    probes: str = ""


CATALOGUE = {
    "exercise1": Entry("The perceptron", "numpy"),
    "exercise2": Entry("The forward pass", "numpy"),
    "exercise3": Entry("Gradients by the chain rule", "numpy"),
    "exercise4": Entry("Xavier and Kaiming initialization", "numpy", "nngrade.probes.sampling"),
    "exercise5": Entry("The housing MLP", "torch", "nngrade.probes.housing"),
}


class UnknownExercise(ValueError):
    """No exercise has that name; the message says which is near."""


def resolve(text: str) -> str:
    """The exercise meant by ``exercise3``, ``3`` or ``exercise3.py``. Raises `UnknownExercise`."""
    stem = PurePath(text).name.removesuffix(".py").removesuffix(".ipynb")
    for name in (stem, stem.lower(), f"exercise{stem}"):
        if name in CATALOGUE:
            return name
    import difflib

    near = difflib.get_close_matches(stem.lower(), CATALOGUE, n=1, cutoff=0.6)
    digits = re.fullmatch(r"[a-z_ -]*?0*(\d+)", stem.lower())
    if digits and f"exercise{digits[1]}" in CATALOGUE:
        near = [f"exercise{digits[1]}"]
    elif digits:
        near = []
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(CATALOGUE)}."
    if not near and stem != text:
        hint += f" To check that file as one of them: `nngrade check EXERCISE {text}`."
    raise UnknownExercise(f"There is no exercise {text!r}. {hint}")


def load(name: str, device: str = "cpu") -> Exercise:
    """The rubric of an exercise in the catalogue, its tensors on `device` where it has any."""
    module = importlib.import_module(f"nngrade.rubrics.{name}")
    exercise: Exercise = module.EXERCISE if device == "cpu" else module.on_device(device)
    return exercise
