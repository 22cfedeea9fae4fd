"""What each exercise derives: its steps, what its checks mean by them, the numbers to put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from nngrade import rubrics
from nngrade.derivation import Derivation
from nngrade.deriving.chain import leading_to
from nngrade.references import initialization, perceptron, worked_example
from nngrade.references import worked_example_forward as forward


class NoSuchStep(ValueError):
    """An exercise has no step of that name; the message says which is near."""


class NothingToDerive(ValueError):
    """What was asked for is a definition, or another program's work; the message says which."""


@dataclass(frozen=True)
class Part:
    """Some steps of a derivation under a title.

    `quantities` gives for each backward step the quantity it differentiates by. Steps in `kept`
    stay names when a formula is multiplied out. `given` are the numbers to put in.
    """

    title: str
    derivation: Derivation
    steps: tuple[str, ...]
    quantities: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Chapter:
    """All that an exercise derives.

    `checks` has the steps that a check is about; `numbers` says whose numbers are put in.
    """

    intro: str
    parts: tuple[Part, ...]
    checks: Mapping[str, tuple[str, ...]]
    numbers: str = ""

    def notation(self) -> dict[str, str]:
        """Every name as a book writes it."""
        steps = {s.name: s.notation for part in self.parts for s in part.derivation.steps}
        return {"eta": "η", **steps}


FORWARD = tuple(step.name for step in forward.FORWARD)
QUANTITIES = {name: quantity for quantity, (name, _) in forward.DERIVATIVES.items()}
GRADIENTS = tuple(f"grad_{w}" for w in forward.WEIGHTS)
UPDATES = tuple(f"{w}_new" for w in forward.WEIGHTS)
EXAMPLE = dict(zip(forward.WEIGHTS, forward.W, strict=True)) | {
    "x1": forward.X[0], "x2": forward.X[1], "y": forward.Y, "eta": forward.ETA,
}  # fmt: skip
SCALES = tuple(step.name for step in initialization.SCALES.steps)


def _worked_example(title: str, steps: tuple[str, ...]) -> Part:
    return Part(title, worked_example.DERIVATION, steps, QUANTITIES, FORWARD, EXAMPLE)


CHAPTERS = {
    "exercise1": Chapter(
        "Rosenblatt's rule, step by step. It is not the gradient of a loss: sign is flat on "
        "both sides of its jump, and the chain rule would give 0 there.",
        (
            Part(
                "One example",
                perceptron.UPDATE,
                tuple(step.name for step in perceptron.UPDATE.steps),
                given={"w": (1.0, 0.0), "x": (2.0, 1.0), "y": -1.0, "eta": 0.5},
            ),
        ),
        {
            "sign": ("label",),
            "predict": ("label",),
            "perceptron_update": ("w_new",),
            "perceptron_train": ("w_new",),
        },
        numbers="the docstring of perceptron_update",
    ),
    "exercise2": Chapter(
        "From the inputs to the loss. Exercise 3 goes back from there: nngrade derive exercise3.",
        (_worked_example("Forward, from the inputs to the loss", FORWARD),),
        {"hidden": ("h1", "h2"), "forward": ("y_pred",), "squared_error": ("loss",)},
        numbers="the worked example",
    ),
    "exercise3": Chapter(
        "Each derivative is the product of those along the road from the loss to the weight, "
        "and builds on the one before it.",
        (
            _worked_example("Forward, from the inputs to the loss", FORWARD),
            _worked_example("Backward, from the loss to the weights", tuple(QUANTITIES)),
            _worked_example("One step of gradient descent", UPDATES),
        ),
        {
            "output_error": ("output_error",),
            "gradients": GRADIENTS,
            "gradient_step": UPDATES,
            "train_step": (*FORWARD, *UPDATES),
        },
        numbers="the worked example",
    ),
    "exercise4": Chapter(
        "No loss yet: the formulas come from one wish, that neither the signal nor its gradient "
        "grows or shrinks from layer to layer.",
        (
            Part("The fans", initialization.FANS, ("fan_in", "fan_out")),
            Part("The gains", initialization.GAINS, initialization.NONLINEARITIES),
            Part("The scales", initialization.SCALES, SCALES),
        ),
        {
            "fans": ("fan_in", "fan_out"),
            "gain": initialization.NONLINEARITIES,
            "xavier_uniform": ("fan_in", "fan_out", "xavier_uniform_bound"),
            "xavier_normal": ("fan_in", "fan_out", "xavier_normal_std"),
            "kaiming_uniform": ("fan_in", "fan_out", *initialization.NONLINEARITIES,
                                "kaiming_uniform_bound"),
            "kaiming_normal": ("fan_in", "fan_out", *initialization.NONLINEARITIES,
                               "kaiming_normal_std"),
        },
    ),
}  # fmt: skip


def chapter(exercise: str) -> Chapter:
    """What an exercise derives. Raises `NothingToDerive`."""
    if exercise not in CHAPTERS:
        why = ": PyTorch works out the gradients while it runs"
        raise NothingToDerive(
            f"{exercise} has no derivation of its own"
            f"{why if rubrics.CATALOGUE[exercise].family == 'torch' else ''}. The chain rule that "
            "every backward pass follows is that of exercise 3: `nngrade derive exercise3`."
        )
    return CHAPTERS[exercise]


def chosen(exercise: str, wanted: str | None) -> tuple[Part, ...]:
    """The parts with the steps that lead to `wanted`; all steps without it.

    `wanted` is a step (``grad_w1``), its notation (``∂δ/∂w1``), the quantity of a derivative
    (``w1``) or a check (``gradients``). Raises `NoSuchStep` and `NothingToDerive`.
    """
    whole = chapter(exercise)
    if wanted is None:
        return whole.parts
    goals = _goals(exercise, whole, wanted)
    parts = []
    for part in whole.parts:
        leading = leading_to(part.derivation, goals, part.quantities)
        steps = tuple(name for name in part.steps if name in leading)
        if steps:
            parts.append(replace(part, steps=steps))
    return tuple(parts)


def names(exercise: str) -> list[str]:
    """What a step can be asked for by: the steps' names, then those of checks."""
    whole = CHAPTERS.get(exercise)
    if whole is None:
        return []
    steps = [name for part in whole.parts for name in part.steps]
    return list(dict.fromkeys([*steps, *whole.checks]))


def _goals(exercise: str, whole: Chapter, wanted: str) -> tuple[str, ...]:
    """The steps that `wanted` means: a step or a check first, then a quantity's derivative."""
    notation = whole.notation()
    steps = [name for part in whole.parts for name in part.steps]
    known = {**whole.checks, **{name: (name,) for name in steps}}
    by = {of: (name,) for p in whole.parts for name, of in p.quantities.items() if name in steps}
    by |= {notation[of]: found for of, found in by.items() if of in notation}
    if derivative := re.fullmatch(r"[d∂]\s*\w*\s*/\s*[d∂]\s*(.+)", wanted):
        found: tuple[str, ...] = by.get(derivative[1], ())
    else:
        same = tuple(name for name in steps if notation[name] == wanted)
        found = known.get(wanted, ()) or by.get(wanted, ()) or same
    return found or _refuse(exercise, wanted, list(known))


def _refuse(exercise: str, wanted: str, known: list[str]) -> NoReturn:
    """Says why there is no such step, and which is near."""
    if wanted in (question.name for question in rubrics.load(exercise).questions):
        raise NothingToDerive(
            f"{wanted} is a definition: there is nothing to derive. "
            f"`nngrade hint {exercise} {wanted}` helps with writing it."
        )
    import difflib

    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.5)
    said = f"Did you mean {near[0]}?" if near else f"`nngrade derive {exercise}` shows all."
    raise NoSuchStep(f"{exercise} has no step {wanted!r}. {said}")
