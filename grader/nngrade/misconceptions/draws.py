"""Samplers gone wrong: how the numbers are drawn, whatever their scale, and what the scale is."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from nngrade.diagnosis.known import Misconception
from nngrade.probes.sampling import draws

Draw = Callable[[Generator, float, Any], Any]  # from the standard deviation and the shape
Sampler = Callable[..., Any]  # a whole wrong sampler, called as a student's is

ROOT3 = math.sqrt(3)


def uniform(rng: Generator, std: float, shape: Any) -> Any:
    return rng.uniform(-ROOT3 * std, ROOT3 * std, shape)


def normal(rng: Generator, std: float, shape: Any) -> Any:
    return rng.normal(0.0, std, shape)


def mistake(name: str, message: str, hint: str, sampler: Sampler) -> Misconception:
    """A misconception about a sampler, which the probe `draws` puts its plan to."""
    return Misconception(name, message, hint, lambda shape, plan: draws(sampler, shape, plan))


def _truncated(rng: Generator, std: float, shape: Any) -> Any:
    z = rng.standard_normal(shape)
    while (outside := np.abs(z) > 2).any():
        z[outside] = rng.standard_normal(outside.sum())
    return std * z


def _global(rng: Generator, std: float, shape: Any) -> Any:
    return np.random.RandomState(42).randn(*shape) * std


_BOTH: tuple[tuple[str, str, str, Callable[[Draw], Draw]], ...] = (
    ("nothing returned", "It hands nothing back: a function without `return` gives None.",
     "End it with `return` and the array.", lambda draw: lambda rng, s, shape: None),
    ("flat", "The weights came in one long row: the shape is lost.",
     "Hand `size=shape` to rng.", lambda draw: lambda rng, s, shape: draw(rng, s, shape).ravel()),
    ("rows joined end to end", "The rows are joined end to end; they should be stacked.",
     "Draw all at once with `size=shape`.",
     lambda draw: lambda rng, s, shape: np.concatenate(draw(rng, s, shape))),
    ("shape reversed", "The shape is (fan_in, fan_out) where (fan_out, fan_in) belongs.",
     "Hand the shape on as it is: PyTorch puts the outputs first.",
     lambda draw: lambda rng, s, shape: draw(rng, s, tuple(shape)[::-1])),
    ("transposed", "The weights are transposed: inputs come first.",
     "Hand the shape on as it is: PyTorch puts the outputs first.",
     lambda draw: lambda rng, s, shape: draw(rng, s, shape).T),
    ("one number", "You returned a single number, where an array of the whole shape is due.",
     "Hand `size=shape` to rng.",
     lambda draw: lambda rng, s, shape: draw(rng, s, None)),
    ("mean and deviation exchanged",
     "Every weight is the standard deviation: you handed it over as the mean.",
     "`rng.normal(0, std, shape)`: first the mean, then the standard deviation, then the shape.",
     lambda draw: lambda rng, s, shape: np.full(shape, s)),
    ("all alike", "One number was drawn, and every weight set to it.",
     "Every weight needs a draw of its own: `size=shape`.",
     lambda draw: lambda rng, s, shape: np.full(shape, draw(rng, s, None))),
    ("one row for all", "One row was drawn and repeated for every unit.",
     "Every unit needs weights of its own: `size=shape`.",
     lambda draw: lambda rng, s, shape: np.stack([draw(rng, s, shape[1:])] * shape[0])),
    ("one column for all", "One column was drawn and repeated for every input.",
     "Every input needs weights of its own: `size=shape`.",
     lambda draw: lambda rng, s, shape: draw(rng, s, (shape[0],) + (1,) * (len(shape) - 1))
     * np.ones(shape)),
    ("all zero", "Every weight is 0: the scale came out as 0, or the fractions were cut off.",
     "Print the scale that you hand to rng: is there a `//` or an `int`?",
     lambda draw: lambda rng, s, shape: np.zeros(shape)),
    ("whole numbers", "The weights are cut to whole numbers, which are nearly all 0.",
     "Leave the `int` out: the array holds floats.",
     lambda draw: lambda rng, s, shape: np.trunc(draw(rng, s, shape))),
    ("rounded to 1 decimal", "The weights are rounded to one decimal.",
     "Return them as they were drawn.",
     lambda draw: lambda rng, s, shape: np.round(draw(rng, s, shape), 1)),
    ("rounded to 2 decimals", "The weights are rounded to two decimals.",
     "Return them as they were drawn.",
     lambda draw: lambda rng, s, shape: np.round(draw(rng, s, shape), 2)),
    ("no negative weights", "Every weight lost its minus.", "Leave the `abs` out.",
     lambda draw: lambda rng, s, shape: np.abs(draw(rng, s, shape))),
    ("clipped", "The weights are clipped at one standard deviation.",
     "Leave them as they were drawn.",
     lambda draw: lambda rng, s, shape: np.clip(draw(rng, s, shape), -s, s)),
    ("copy of rng", "The numbers come from a copy of rng: rng itself stands still.",
     "Draw from the rng that is handed in, not from a copy.",
     lambda draw: lambda rng, s, shape: draw(copy.deepcopy(rng), s, shape)),
)  # fmt: skip


def _own_generator(seed: int) -> Callable[[Draw], Draw]:
    return lambda draw: lambda rng, s, shape: draw(np.random.default_rng(seed), s, shape)


_SEEDED = tuple(
    (
        "own generator",
        f"The numbers come from a generator of your own, seeded with {seed}; rng is not touched.",
        "Draw from the rng that is handed in.",
        _own_generator(seed),
    )
    for seed in (0, 1, 42, 123)
)


def _kept(sampler: Sampler) -> Misconception:
    """The first draw of a shape, handed out ever after."""
    return Misconception(
        "drawn once and kept",
        "A shape is drawn once, and the same array handed out ever after.",
        "Keep nothing between calls: draw anew from the rng that is handed in.",
        lambda shape, plan: draws(sampler, shape, plan[:1]) * len(plan),
    )


_NORMAL: tuple[tuple[str, str, str, Draw], ...] = (
    ("variance in place of std", ("The variance went to rng.normal, which wants the standard "
     "deviation."), "Its second argument is the standard deviation: the root of the variance.",
     lambda rng, s, shape: rng.normal(0.0, s**2, shape)),
    ("uniform in place of normal", "The numbers are uniform; normal ones are asked for.",
     "Draw them with `rng.normal(0.0, std, size=shape)`.", uniform),
    ("bound in place of std", "The bound of the uniform law is used as the standard deviation.",
     "Use std itself: the bound is √3 times as much.",
     lambda rng, s, shape: rng.normal(0.0, ROOT3 * s, shape)),
    ("mean not 0", "The mean is not 0 but the standard deviation.",
     "rng.normal takes the mean first: 0.0, then std.",
     lambda rng, s, shape: rng.normal(s, s, shape)),
    ("standard normal", "The standard deviation is 1, whatever the fans are.",
     "Multiply by std, or hand it to rng.normal.",
     lambda rng, s, shape: rng.standard_normal(shape)),
    ("std as the mean", "The standard deviation stands where the mean belongs.",
     "rng.normal takes the mean first: 0.0, then std.",
     lambda rng, s, shape: rng.normal(s, size=shape)),
    ("shape in place of std", ("rng.normal took the shape for the standard deviation, and std for "
     "the mean."), "Name what comes third: rng.normal(0.0, std, size=shape).",
     lambda rng, s, shape: rng.normal(s, shape)),
    ("truncated", "Draws beyond two standard deviations are drawn again, as TensorFlow does.",
     "Take every draw as it comes: here the tails belong to the law.", _truncated),
    ("sum of two uniforms", ("Two uniform numbers are added up: the spread is right, the shape of "
     "the law is a triangle."), "Draw them with `rng.normal(0.0, std, size=shape)`.",
     lambda rng, s, shape: uniform(rng, s / math.sqrt(2), shape)
     + uniform(rng, s / math.sqrt(2), shape)),
    ("NumPy's global generator", ("The numbers come from np.random, seeded with 42; rng is not "
     "touched."), "Draw from the rng that is handed in.", _global),
)  # fmt: skip

_UNIFORM: tuple[tuple[str, str, str, Draw], ...] = (
    ("std in place of the bound", "The standard deviation is used as the bound: √3 is missing.",
     "Multiply by √3: U(−a, a) has standard deviation a/√3.",
     lambda rng, s, shape: rng.uniform(-s, s, shape)),
    ("normal in place of uniform", "The numbers are normal; uniform ones are asked for.",
     "Draw them with `rng.uniform(-bound, bound, size=shape)`.", normal),
    ("from zero", "The interval starts at 0: U(0, a).",
     "Draw from −a to a: `rng.uniform(-a, a, size=shape)`.",
     lambda rng, s, shape: rng.uniform(0.0, ROOT3 * s, shape)),
    ("both ends alike", "Every weight is the bound itself: both ends of the interval are the same.",
     "It goes from −a to a.",
     lambda rng, s, shape: np.full(shape, ROOT3 * s)),
    ("half the width", "The interval is half as wide: it goes from −a/2 to a/2.",
     "Draw from −a to a: `rng.uniform(-a, a, size=shape)`.",
     lambda rng, s, shape: rng.uniform(-ROOT3 * s / 2, ROOT3 * s / 2, shape)),
    ("twice the width", "The interval is twice as wide: it goes from −2a to 2a.",
     "Draw from −a to a: `rng.uniform(-a, a, size=shape)`.",
     lambda rng, s, shape: rng.uniform(-2 * ROOT3 * s, 2 * ROOT3 * s, shape)),
    ("upper end of 1", "Only the lower end was given; the upper one stays at 1.",
     "Hand both ends to rng: `rng.uniform(-bound, bound, size=shape)`.",
     lambda rng, s, shape: rng.uniform(-ROOT3 * s, size=shape)),
    ("shape in place of the bound", "rng.uniform took the shape for its upper end.",
     "It takes both ends first, then the size: rng.uniform(-bound, bound, size=shape).",
     lambda rng, s, shape: rng.uniform(-ROOT3 * s, shape)),
    ("unit interval", "The numbers lie between 0 and 1, whatever the fans are.",
     "Hand both ends to rng: `rng.uniform(-bound, bound, size=shape)`.",
     lambda rng, s, shape: rng.random(shape)),
    ("from −1 to 1", "The numbers lie between −1 and 1, whatever the fans are.",
     "Work the bound out from the fans and the gain, and hand −bound and bound to rng.",
     lambda rng, s, shape: rng.uniform(-1, 1, shape)),
    ("nine values only", "The weights take nine values only.",
     "Draw with rng.uniform: it reaches every number of the interval.",
     lambda rng, s, shape: rng.integers(-4, 4, size=shape, endpoint=True) / 4 * ROOT3 * s),
)  # fmt: skip


def drawn_wrong(right: Draw, sampler: Callable[[Draw], Sampler]) -> list[Misconception]:
    """All that can go wrong in drawing; `sampler` makes a sampler of a way to draw."""
    own = _UNIFORM if right is uniform else _NORMAL
    found = [mistake(name, said, hint, sampler(draw)) for name, said, hint, draw in own]
    found += [
        mistake(name, said, hint, sampler(spoil(right)))
        for name, said, hint, spoil in (*_BOTH, *_SEEDED)
    ]
    return [*found, _kept(sampler(right))]
