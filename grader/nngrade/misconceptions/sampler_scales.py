"""A sampler's scale, fitted to its draws and then explained as the formula it should be.

Every draw is c · u + d, with u drawn from a generator in the same state. Where d is 0, c is an
answer to the formula's question and can be diagnosed like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.random import Generator

from nngrade.diagnosis.answers import Answers, Asked
from nngrade.references import initialization
from nngrade.report import Diagnosis
from nngrade.rubric import Question
from nngrade.sized import Sized

NEAR = 1e-5  # of the largest draw: rounding in float32
Unit = Callable[[Generator, Any], Any]


def _unit_uniform(rng: Generator, shape: Any) -> Any:
    return 2 * rng.random(shape) - 1


def _unit_normal(rng: Generator, shape: Any) -> Any:
    return rng.standard_normal(shape)


@dataclass(frozen=True)
class Scale:
    """A formula, the arguments of it that a sampler's call stands for, and its unit draws."""

    question: str
    arguments: tuple[str, ...]
    of: Callable[..., tuple[float, ...]]  # from the shape and the arguments after rng
    reference: Callable[..., Sized]
    unit: Unit
    other: Unit
    mistaken: Diagnosis  # where the other law was drawn from


def _xavier(shape: Any, gain: float = 1.0) -> tuple[float, ...]:
    return (*initialization.fans(shape), gain)


def _kaiming(
    shape: Any, a: float = 0.0, mode: str = "fan_in", nonlinearity: str = "leaky_relu"
) -> tuple[float, ...]:
    fan_in, fan_out = initialization.fans(shape)
    gain = float(initialization.gain(nonlinearity, a).value)
    return (fan_in if mode == "fan_in" else fan_out, gain)


NORMAL_DRAWN = Diagnosis(
    "normal in place of uniform",
    "The numbers are normal; uniform ones are asked for.",
    "Draw them with `rng.uniform(-bound, bound, size=shape)`.",
)
UNIFORM_DRAWN = Diagnosis(
    "uniform in place of normal",
    "The numbers are uniform; normal ones are asked for.",
    "Draw them with `rng.normal(0.0, std, size=shape)`.",
)
LAWS: Mapping[str, tuple[Unit, Unit, Diagnosis]] = {
    "uniform_bound": (_unit_uniform, _unit_normal, NORMAL_DRAWN),
    "normal_std": (_unit_normal, _unit_uniform, UNIFORM_DRAWN),
}


def _scale(question: str) -> Scale:
    rule, law = question.split("_", 1)
    of = _xavier if rule == "xavier" else _kaiming
    arguments = ("fan_in", "fan_out", "gain") if rule == "xavier" else ("fan", "gain")
    return Scale(question, arguments, of, getattr(initialization, question), *LAWS[law])


def fitted(question: str) -> Callable[[Answers], Diagnosis | None]:
    """A detector for the sampler whose scale `question`'s formula gives."""
    scale = _scale(question)

    def detector(answers: Answers) -> Diagnosis | None:
        lines = _lines(answers, scale.unit)
        if lines is None:
            return scale.mistaken if _lines(answers, scale.other) is not None else None
        if any(abs(d) > NEAR * abs(c) for c, d, _ in lines):
            return _off_centre(lines, scale) if all(d for _, d, _ in lines) else None
        return _explained(lines, scale)

    return detector


Line = tuple[float, float, tuple[Any, ...]]  # c, d; the shape and the arguments after rng


def _lines(answers: Answers, unit: Unit) -> list[Line] | None:
    """The line through every draw; None where some draw lies on none."""
    found = []
    for each in answers.asked:
        shape, plan = each.args
        if not isinstance(each.actual, list) or len(each.actual) != len(plan):
            return None
        rng = np.random.default_rng()
        for (rest, named, seed), sample in zip(plan, each.actual, strict=True):
            rng = rng if seed is None else np.random.default_rng(seed)
            line = _line(unit(rng, shape), sample)
            if line is None:
                return None
            found.append((*line, (shape, rest, named)))
    return found


def _line(u: Any, sample: Any) -> tuple[float, float] | None:
    """(c, d) with sample = c · u + d, exactly; None where there are none."""
    try:
        came = np.asarray(sample, dtype=float)
    except (TypeError, ValueError):
        return None
    if came.shape != u.shape or not np.isfinite(came).all():
        return None
    spread = u - u.mean()
    c = float((spread * came).sum() / (spread**2).sum())
    d = float(came.mean() - c * u.mean())
    near = np.abs(came - (c * u + d)).max() <= NEAR * np.abs(came).max()
    return (c, d) if near and c else None


def _off_centre(lines: list[Line], scale: Scale) -> Diagnosis:
    c, d, _ = lines[0]
    if scale.unit is _unit_normal:
        return Diagnosis(
            "not centred at 0",
            f"The mean is not 0: the first weights were drawn around {d:.3g}.",
            "rng.normal takes the mean first: rng.normal(0.0, std, size=shape).",
        )
    low, high = (0.0 if abs(end) < NEAR * abs(c) else end for end in (d - abs(c), d + abs(c)))
    return Diagnosis(
        "not centred at 0",
        f"The interval is not centred at 0: the first weights lie from {low:.3g} to {high:.3g}.",
        "It goes from −bound to bound: rng.uniform(-bound, bound, size=shape).",
    )


def _explained(lines: list[Line], scale: Scale) -> Diagnosis | None:
    """The mistake in the formula that gives every c."""
    from nngrade import diagnose

    formula = Question(
        scale.question, "", 0.0, scale.arguments, lambda rng: [], "", reference=scale.reference
    )
    asked = []
    for c, _, (shape, rest, named) in lines:
        given = scale.of(shape, *rest, **named)
        due = scale.reference(*given)
        right = abs(c - float(due.value)) <= NEAR * abs(c)
        asked.append(Asked(given, {}, "", c, due, right))
    found = diagnose.diagnose(diagnose.known("exercise4", scale.question), Answers(formula, asked))
    if found is None:
        return None
    message = found.message.replace("The answer", "It").replace("the answer", "it")
    return replace(found, message=f"The weights have the wrong scale. {message}")
