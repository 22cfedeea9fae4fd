"""The laws accept what was drawn from them, refuse what was not, and almost never by chance."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade import laws, rubrics
from nngrade.probes.housing import INITIALIZED
from nngrade.rubric import Question
from nngrade.rubrics import exercise4_samplers, exercise5_parts

SHAPES = [*exercise4_samplers.LARGE, (20, 100), (exercise5_parts.LARGE,)]
STD = 0.07
BOUND = STD * math.sqrt(3)

Shape = tuple[int, ...]
Array = np.ndarray
Draw = Callable[[np.random.Generator, Shape], Array]


def rng_of(seed: int) -> np.random.Generator:
    return np.random.default_rng([7, seed])


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_accepts_what_was_drawn_from_it(shape: Shape, dtype: type) -> None:
    """Of every shape that is asked for, in either precision, for forty seeds."""
    for seed in range(40):
        rng = rng_of(seed)
        uniform: Array = rng.uniform(-BOUND, BOUND, shape).astype(dtype)
        assert laws.judge_sample(uniform, laws.uniform(BOUND)) is None
        normal: Array = rng.normal(0, STD, shape).astype(dtype)
        assert laws.judge_sample(normal, laws.normal(STD)) is None


def truncated(rng: np.random.Generator, shape: Shape) -> Array:
    """Normal within two deviations, widened to the deviation that is due."""
    draws = rng.normal(size=(3, *shape))
    within = np.where(abs(draws[0]) < 2, draws[0], np.where(abs(draws[1]) < 2, draws[1], 0.5))
    scaled: Array = within / within.std() * STD
    return scaled


def tiled(rng: np.random.Generator, shape: Shape) -> Array:
    """One row repeated."""
    return np.broadcast_to(rng.normal(0, STD, shape[-1]), shape)


def twice(rng: np.random.Generator, shape: Shape) -> Array:
    """Every number in two places, far apart."""
    half = rng.normal(0, STD, math.prod(shape) // 2)
    return rng.permutation(np.concatenate([half, half])).reshape(shape)


def smooth(rng: np.random.Generator, shape: Shape) -> Array:
    """Each row half of what the row before it was."""
    rows = rng.normal(0, STD, (shape[0] + 1, *shape[1:]))
    return (rows[1:] + rows[:-1]) / math.sqrt(2)


FROM_NORMAL: dict[str, Draw] = {
    "3% too wide": lambda rng, shape: rng.normal(0, 1.03 * STD, shape),
    "3% too narrow": lambda rng, shape: rng.normal(0, 0.97 * STD, shape),
    "the variance for the deviation": lambda rng, shape: rng.normal(0, STD**2, shape),
    "uniform with the same deviation": lambda rng, shape: rng.uniform(-BOUND, BOUND, shape),
    "truncated": truncated,
    "shifted by a tenth": lambda rng, shape: rng.normal(STD / 10, STD, shape),
    "all positive": lambda rng, shape: abs(rng.normal(0, STD, shape)),
    "tiled rows": tiled,
    "each drawn twice": twice,
    "neighbours alike": smooth,
    "rounded": lambda rng, shape: rng.normal(0, STD, shape).round(2),
    "constant": lambda rng, shape: np.full(shape, STD),
    "one NaN": lambda rng, shape: np.where(np.arange(math.prod(shape)).reshape(shape), STD, np.nan),
    "huge": lambda rng, shape: rng.normal(0, 1e200, shape),
    "infinite": lambda rng, shape: np.full(shape, np.inf),
}
FROM_UNIFORM: dict[str, Draw] = {
    "2% too wide": lambda rng, shape: rng.uniform(-1.02 * BOUND, 1.02 * BOUND, shape),
    "2% too narrow": lambda rng, shape: rng.uniform(-0.98 * BOUND, 0.98 * BOUND, shape),
    "half a percent too wide": lambda rng, shape: rng.uniform(-1.005 * BOUND, 1.005 * BOUND, shape),
    "half a percent too narrow": lambda rng, shape: rng.uniform(
        -0.995 * BOUND, 0.995 * BOUND, shape
    ),
    "normal with the same deviation": lambda rng, shape: rng.normal(0, STD, shape),
    "normal, clipped": lambda rng, shape: np.clip(rng.normal(0, STD, shape), -BOUND, BOUND),
    "the sum of two": lambda rng, shape: rng.uniform(-BOUND / 2, BOUND / 2, (2, *shape)).sum(0),
    "from zero up": lambda rng, shape: rng.uniform(0, BOUND, shape),
    "two values": lambda rng, shape: STD * rng.choice([-1.0, 1.0], shape),
    "tiled rows": lambda rng, shape: np.broadcast_to(rng.uniform(-BOUND, BOUND, shape[-1]), shape),
}


@pytest.mark.parametrize("shape", exercise4_samplers.LARGE, ids=str)
@pytest.mark.parametrize("name", FROM_NORMAL)
def test_refuses_what_is_not_normal(name: str, shape: Shape) -> None:
    """A wrong scale, mean, shape or dependence, at every size that the samplers are asked for."""
    for seed in range(5):
        mismatch = laws.judge_sample(FROM_NORMAL[name](rng_of(seed), shape), laws.normal(STD))
        assert mismatch is not None
        assert mismatch.message.endswith(".")


@pytest.mark.parametrize("shape", exercise4_samplers.LARGE, ids=str)
@pytest.mark.parametrize("name", FROM_UNIFORM)
def test_refuses_what_is_not_uniform(name: str, shape: Shape) -> None:
    """Likewise for the uniform law, whose bound is sharp."""
    for seed in range(5):
        sample = FROM_UNIFORM[name](rng_of(seed), shape)
        assert laws.judge_sample(sample, laws.uniform(BOUND)) is not None


@given(st.floats(1e-3, 10))
def test_a_law_is_its_distribution(scale: float) -> None:
    """The distribution function is the textbook one, and agrees with deviation and kurtosis."""
    normal, uniform = laws.normal(scale), laws.uniform(scale)
    exact = NormalDist(0, scale)
    assert np.allclose(normal.cdf(normal.grid), [exact.cdf(t) for t in normal.grid], atol=1e-14)
    assert uniform.cdf(np.array([-scale, 0, scale])).tolist() == [0.0, 0.5, 1.0]
    for law, span in ((uniform, scale), (normal, 12 * scale)):
        edges = np.linspace(-span, span, 20_001)
        mass, middle = np.diff(law.cdf(edges)), (edges[1:] + edges[:-1]) / 2
        variance = float((mass * middle**2).sum())
        assert variance == pytest.approx(law.std**2, rel=1e-4)
        assert float((mass * middle**4).sum()) == pytest.approx(
            law.kurtosis * variance**2, rel=1e-3
        )


@given(st.integers(10, 10**6), st.floats(1e-12, 0.5))
def test_the_ks_distance_has_its_false_alarm_rate(n: int, alpha: float) -> None:
    """Massart's bound 2·exp(-2ne²), at the distance allowed, is the rate asked for."""
    distance = laws.dkw_distance(n, alpha)
    assert 2 * math.exp(-2 * n * distance**2) == pytest.approx(alpha, rel=1e-9)
    assert laws.dkw_distance(n) == laws.dkw_distance(n, laws.ALPHA)


def test_a_moment_is_as_unlikely_as_alpha_to_be_refused() -> None:
    """Both tails of the normal limit beyond `DEVIATIONS` hold less than `ALPHA`."""
    assert math.erfc(laws.DEVIATIONS / math.sqrt(2)) < laws.ALPHA


def chance_tests(question: Question) -> int:
    """How many tests by chance a run makes of one question: those of each sample it is judged by.

    The bound, two moments, the KS distance, and one for the neighbours along each axis.
    """
    count = 0
    for case in question.cases(rng_of(0)):
        shapes: list[Shape] = []
        if question.probe == "draws":
            shapes = [case.args[0]] if len(case.args[1]) == 1 else []
        elif question.probe == "initialize":
            weights = [p for p in INITIALIZED[case.args[0]]().parameters() if p.dim() == 2]
            shapes = [tuple(p.shape) for p in weights if p.numel() >= exercise5_parts.LARGE]
        count += sum(4 + len(shape) for shape in shapes)
    return count


def test_a_run_raises_a_false_alarm_less_than_once_in_a_million() -> None:
    """All tests of all questions together, those asked once more included."""
    most = 0
    for name in rubrics.CATALOGUE:
        most = max(most, sum(chance_tests(q) for q in rubrics.load(name).questions))
    assert most > 100
    assert most * laws.ALPHA < 1e-6
    assert sum(map(chance_tests, exercise4_samplers.SAMPLERS)) == most
