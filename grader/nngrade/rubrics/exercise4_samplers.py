"""Exercise 4's samplers: arrays judged by their law, never by particular values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from nngrade import laws
from nngrade.compare import Mismatch, NotAnAnswer, NotAnArray, OtherShape, Rules, as_array, describe
from nngrade.references import initialization
from nngrade.rubric import Case, Question
from nngrade.sandbox import wire

# Large enough for the tests of `laws`, with fans far apart and kernels larger than 1.
LARGE = ((150, 400), (400, 150), (60, 20, 5, 10), (15, 200, 20))
SMALL = ((3, 5), (2, 3, 2, 2))
SAME = 1e-6  # of one draw scaled in two ways: rounding in float32

Variant = tuple[tuple[Any, ...], dict[str, Any]]  # arguments after rng, and those by name
Plan = list[tuple[tuple[Any, ...], dict[str, Any], int | None]]


def xavier_law(family: Callable[[float], laws.Law]) -> Callable[..., laws.Law]:
    """The law of a Xavier sampler from its arguments after `rng`."""

    def law(shape: Any, gain: float = 1.0) -> laws.Law:
        fans = initialization.fans(shape)
        uniform = family is laws.uniform
        scale = initialization.xavier_uniform_bound if uniform else initialization.xavier_normal_std
        return family(float(scale(*fans, gain).value))

    return law


def kaiming_law(family: Callable[[float], laws.Law]) -> Callable[..., laws.Law]:
    """The law of a Kaiming sampler from its arguments after `rng`."""

    def law(
        shape: Any, a: float = 0.0, mode: str = "fan_in", nonlinearity: str = "leaky_relu"
    ) -> laws.Law:
        fan_in, fan_out = initialization.fans(shape)
        gain = initialization.gain(nonlinearity, a)
        uniform = family is laws.uniform
        scale = (
            initialization.kaiming_uniform_bound if uniform else initialization.kaiming_normal_std
        )
        return family(float(scale(fan_in if mode == "fan_in" else fan_out, gain).value))

    return law


def cases_from(
    variants: list[Variant], arguments: tuple[str, ...]
) -> Callable[[Generator], list[Case]]:
    """Small draws that tell whether `rng` is used, then a large one for each variant.

    The first variant leaves every default out, the second writes them all.
    """

    def cases(rng: Generator) -> list[Case]:
        drawn = []
        written = variants[1][1]
        for small in SMALL:
            seed, other = (int(n) for n in rng.integers(1 << 62, size=2))
            plan: Plan = [((), {}, seed), ((), {}, None), ((), {}, seed), ((), {}, other)]
            drawn.append(_case(small, [*plan, ((), written, seed)], arguments, "a small array"))
        for (rest, kwargs), shape in zip(variants, _cycled(rng, len(variants)), strict=True):
            seed = int(rng.integers(1 << 62))
            drawn.append(_case(shape, [(rest, kwargs, seed)], arguments, "a large array"))
        return drawn

    return cases


def _cycled(rng: Generator, count: int) -> list[tuple[int, ...]]:
    order = rng.permutation(len(LARGE))
    return [LARGE[order[i % len(LARGE)]] for i in range(count)]


def _case(shape: tuple[int, ...], plan: Plan, arguments: tuple[str, ...], label: str) -> Case:
    rest, named, seed = plan[0]
    given = dict(zip(arguments[2:], rest, strict=False))  # those left out have their defaults
    shown = {"shape": shape, "rng": wire.Generator(seed or 0), **given, **named}
    return Case((shape, plan), label=label, shown=shown)


def judged_by(law_of: Callable[..., laws.Law]) -> Callable[..., Mismatch | None]:
    """Judges the draws of one case: shape, use of the generator, then the distribution."""

    def judge(drawn: Any, shape: Any, plan: Plan) -> Mismatch | None:
        rest, named, _ = plan[0]
        law = law_of(shape, *rest, **named)
        if not isinstance(drawn, list) or len(drawn) != len(plan):
            raise NotAnAnswer("some of the draws are missing")
        arrays = []
        for each in drawn:
            try:
                array, _ = as_array(each, Rules(), tuple(shape))
            except NotAnArray:
                return Mismatch("type", f"It should return an array; it is {describe(each)}.")
            except OtherShape as came:
                message = f"It should have shape {tuple(shape)}; it has shape {came}."
                return Mismatch("shape", message)
            arrays.append(array)
        return _uses_generator(arrays, law) if len(plan) > 1 else laws.judge_sample(arrays[0], law)

    return judge


def _uses_generator(arrays: list[np.ndarray], law: laws.Law) -> Mismatch | None:
    first, next_one, again, other, written = arrays
    if not all(np.isfinite(array).all() for array in arrays):
        return Mismatch("nonfinite", "Some of the weights are not finite numbers.")
    if not np.array_equal(first, again):
        return Mismatch(
            "generator",
            "Two generators in the same state gave different weights: draw every number from rng.",
        )
    if not np.allclose(first, written, rtol=SAME, atol=0):
        return Mismatch(
            "default",
            "With every default written out it gives other weights than without: a default differs "
            "from that of the stub.",
        )
    if first.size > 1 and np.ptp(first) == 0 and np.array_equal(first, other):
        message = f"All weights are {first.flat[0]:.4g}, whatever rng is given: nothing is drawn."
        return Mismatch("law", message)
    if np.array_equal(first, other) or np.array_equal(first, next_one):
        which = "Another generator" if np.array_equal(first, other) else "A second draw from rng"
        return Mismatch("generator", f"{which} gave the same weights: draw every number from rng.")
    if any(laws.outside(array.ravel(), law) for array in arrays):
        return Mismatch("law", f"The weights are not {law.name}: some lie outside.")
    return None


XAVIER: list[Variant] = [((), {}), ((), {"gain": 1.0}), ((2.0,), {}), ((), {"gain": 0.5})]
KAIMING: list[Variant] = [
    ((), {}),
    ((), {"a": 0.0, "mode": "fan_in", "nonlinearity": "leaky_relu"}),
    ((), {"mode": "fan_out"}),
    ((1.0,), {}),
    ((0.5, "fan_out", "leaky_relu"), {}),
    ((), {"nonlinearity": "relu", "a": 0.9}),
    ((), {"nonlinearity": "tanh", "mode": "fan_out"}),
    ((), {"nonlinearity": "sigmoid"}),
    ((0.3, "fan_in", "linear"), {}),
]


def sampler(
    name: str, title: str, arguments: tuple[str, ...], law: Callable[..., laws.Law], hint: str
) -> Question:
    variants = XAVIER if name.startswith("xavier") else KAIMING
    return Question(
        name,
        title,
        1.0,
        arguments,
        cases_from(variants, arguments),
        hint,
        law=judged_by(law),
        probe="draws",
        after=("fans", "gain") if variants is KAIMING else ("fans",),
    )


XAVIER_ARGUMENTS = ("shape", "rng", "gain")
KAIMING_ARGUMENTS = ("shape", "rng", "a", "mode", "nonlinearity")

SAMPLERS = (
    sampler(
        "xavier_uniform",
        "weights from U(-a, a)",
        XAVIER_ARGUMENTS,
        xavier_law(laws.uniform),
        "rng.uniform(-a, a, size=shape), with a from the fans of this very shape and the gain.",
    ),
    sampler(
        "xavier_normal",
        "weights from N(0, std²)",
        XAVIER_ARGUMENTS,
        xavier_law(laws.normal),
        "rng.normal takes the standard deviation, not the variance; it depends on both fans.",
    ),
    sampler(
        "kaiming_uniform",
        "weights from U(-bound, bound)",
        KAIMING_ARGUMENTS,
        kaiming_law(laws.uniform),
        "mode picks the fan, nonlinearity and a pick the gain; the bound is √3 times std.",
    ),
    sampler(
        "kaiming_normal",
        "weights from N(0, std²)",
        KAIMING_ARGUMENTS,
        kaiming_law(laws.normal),
        "mode picks the fan, nonlinearity and a pick the gain; std = gain / √fan.",
    ),
)
