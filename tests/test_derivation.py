"""Derivations hold together, and a `Sized` is an honest bound on the rounding of other orders."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade import sized
from nngrade.derivation import Derivation, Step
from nngrade.sized import Sized

EPS = float(np.finfo(float).eps)


def derivation(*expressions: str, inputs: tuple[str, ...] = ("a", "b")) -> Derivation:
    """Steps s1, s2, … with these expressions."""
    steps = [Step(f"s{k}", f"s{k}", text, "") for k, text in enumerate(expressions, start=1)]
    return Derivation("made up", inputs, tuple(steps))


@pytest.mark.parametrize("expression", ["a + c", "s2", "s1", "abs(a)", "__import__"])
def test_refuses_a_name_that_is_not_known_yet(expression: str) -> None:
    """A step may use inputs, earlier steps and the listed functions: nothing else, itself not."""
    with pytest.raises(ValueError, match=r"s1 uses .* too early"):
        derivation(expression, "a")


@pytest.mark.parametrize("name", ["a", "s1"])
def test_refuses_a_name_defined_twice(name: str) -> None:
    """Neither an input nor an earlier step may be named again."""
    steps = (Step("s1", "", "a", ""), Step(name, "", "a", ""))
    with pytest.raises(ValueError, match=f"the step {name} is defined twice"):
        Derivation("made up", ("a",), steps)


def test_finds_a_step_by_its_name() -> None:
    """Indexing gives the step; a name that no step has is a KeyError."""
    found = derivation("a", "s1 + b")
    assert found["s2"].expression == "s1 + b"
    with pytest.raises(KeyError):
        found["a"]


def test_runs_every_step_in_order() -> None:
    """The result holds the inputs and each step, all as `Sized`."""
    found = derivation("a*b", "s1 - a", "sqrt(s2)").run({"a": 3.0, "b": 4.0})
    assert {name: float(each.value) for name, each in found.items()} == {
        "a": 3.0,
        "b": 4.0,
        "s1": 12.0,
        "s2": 9.0,
        "s3": 3.0,
    }


def test_runs_only_what_is_named() -> None:
    """`only` leaves the other steps out; a step whose operands are missing cannot be computed."""
    found = derivation("a + b", "a - b", "s1*s2")
    assert set(found.run({"a": 1.0, "b": 2.0}, only=["s2"])) == {"a", "b", "s2"}
    with pytest.raises(NameError):
        found.run({"a": 1.0, "b": 2.0}, only=["s3"])


def test_a_given_value_wins_over_its_step() -> None:
    """A printed figure is carried on in place of the derived one."""
    found = derivation("a + b", "s1*10").run({"a": 1.0, "b": 2.0, "s1": 7.0})
    assert float(found["s2"].value) == 70.0


@dataclass(frozen=True)
class Tree:
    """A random formula: `kind` is a symbol of arithmetic, or "leaf" with an index."""

    kind: str
    parts: tuple[Tree, ...] = ()
    index: int = 0

    def text(self) -> str:
        inner = [part.text() for part in self.parts]
        if self.kind == "leaf":
            return f"x{self.index}"
        if self.kind in ("neg", "square"):
            return f"(-{inner[0]})" if self.kind == "neg" else f"({inner[0]}**2)"
        return "(" + f" {self.kind} ".join(inner) + ")"

    def value(self, leaves: list[Any], backwards: bool = False) -> Any:
        """In any arithmetic; `backwards` adds the terms of every sum from the last to the first."""
        if self.kind == "leaf":
            return leaves[self.index]
        values = [part.value(leaves, backwards) for part in self.parts]
        if self.kind == "+":
            return sum(reversed(values)) if backwards else sum(values)
        if self.kind == "-":
            return -values[1] + values[0] if backwards else values[0] - values[1]
        if self.kind == "neg":
            return -values[0]
        if self.kind == "square":
            return values[0] * values[0]
        return math.prod(values) if self.kind == "*" else values[0] / values[1]

    def roundings(self) -> int:
        """How many roundings can add up in the result, to first order."""
        inner = sum(part.roundings() for part in self.parts)
        return 2 * inner + 1 if self.kind == "square" else inner + len(self.parts)


COUNT = 4
leaf = st.builds(lambda k: Tree("leaf", index=k), st.integers(0, COUNT - 1))
trees = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(lambda parts: Tree("+", tuple(parts)), st.lists(inner, min_size=2, max_size=5)),
        st.builds(lambda a, b: Tree("-", (a, b)), inner, inner),
        st.builds(lambda a, b: Tree("*", (a, b)), inner, inner),
        st.builds(lambda a, b: Tree("/", (a, b)), inner, leaf),
        st.builds(lambda a: Tree("neg", (a,)), inner),
        st.builds(lambda a: Tree("square", (a,)), inner),
    ),
    max_leaves=12,
)
far_apart = st.builds(
    lambda digits, power, sign: sign * digits * 10.0**power,
    st.floats(1, 10),
    st.integers(-4, 4),
    st.sampled_from([1, -1]),
)
numbers = st.lists(far_apart, min_size=COUNT, max_size=COUNT)


@given(trees, numbers)
def test_size_bounds_the_rounding_of_any_order(tree: Tree, leaves: list[float]) -> None:
    """Whatever order the terms are added in, the float error is a few roundings of the size."""
    names = tuple(f"x{k}" for k in range(COUNT))
    run = derivation(tree.text(), inputs=names).run(dict(zip(names, leaves, strict=True)))
    value, size = float(run["s1"].value), float(run["s1"].size)
    exact = tree.value([Fraction(x) for x in leaves])
    allowed = (tree.roundings() + 1) * EPS * size
    assert abs(Fraction(value) - exact) <= allowed
    assert abs(Fraction(tree.value(leaves, backwards=True)) - exact) <= allowed
    assert size * (1 + tree.roundings() * EPS) >= abs(value)


@pytest.mark.parametrize("formula", ["a/(b - c)", "(b - c)/a", "sqrt(b - c)", "(b - c)**-2"])
@given(a=far_apart, b=st.floats(1, 10), ratio=st.floats(-0.999, 0.999))
def test_size_bounds_what_a_small_error_does(
    formula: str, a: float, b: float, ratio: float
) -> None:
    """A relative error in any operand changes the result by a few times that error of the size."""
    run = derivation(formula, inputs=("a", "b", "c")).run
    inputs = {"a": a, "b": b, "c": b * ratio}
    result, error = run(inputs)["s1"], 1e-8
    for name, value in inputs.items():
        moved = run(inputs | {name: value * (1 + error)})["s1"]
        assert abs(float(moved.value - result.value)) <= 3 * error * float(result.size)


@given(numbers, st.integers(-3, 3))
def test_size_is_at_least_the_value_under_any_power(leaves: list[float], exponent: int) -> None:
    """Also for a difference raised to a negative power."""
    difference = Sized(leaves[0]) - Sized(leaves[1])
    if float(difference.value):
        power = difference**exponent
        due = float(difference.value) ** exponent
        assert float(power.value) == pytest.approx(due, rel=10 * EPS)
        assert float(power.size) >= abs(due) * (1 - 10 * EPS)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_arrays_carry_the_sizes_of_their_entries(m: int, n: int, seed: int) -> None:
    """A product's size is that of the absolute values; the other operations go entry by entry."""
    rng = np.random.default_rng(seed)
    X, W, b = rng.normal(size=(m, n)), rng.normal(size=(n, 3)), rng.normal(size=3)
    product = sized.relu(X @ Sized(W) + b)
    assert np.array_equal(product.value, np.maximum(X @ W + b, 0))
    np.testing.assert_allclose(product.size, abs(X) @ abs(W) + abs(b), rtol=1e-14)
    assert np.array_equal((1 - Sized(b)).value, 1 - b)
    assert np.array_equal((1 / Sized(b)).value, 1 / b)
    assert np.array_equal(product.T[0].size, product.size[:, 0])
    assert product.reshape(-1).shape == (3 * m,)
    assert float(Sized(b).mean().size) == abs(b).mean()
    assert np.array_equal(sized.stack([b, -Sized(b)]).size, abs(np.stack([b, b])))
    assert np.array_equal(sized.dot(X, W).value, X @ W)


def test_thresholds_are_where_the_contract_puts_them() -> None:
    """`sign` and `step` answer +1 at zero, whatever the sign of that zero, and have size 1."""
    z = np.array([-2.0, -0.0, 0.0, 3.0])
    assert sized.sign(z).value.tolist() == [-1.0, 1.0, 1.0, 1.0]
    assert sized.step(z).value.tolist() == [0.0, 1.0, 1.0, 1.0]
    assert sized.sign(z).size.tolist() == sized.step(z).size.tolist() == [1.0] * 4


# Squares, divisions, functions, a step that nothing needs; some values overflow, some divide by 0.
MADE_UP = derivation("a*b + 2", "(a - s1)**2 / 2", "-s2 + 3*a", "s3 / b - 1", "sqrt(a**2)", "b**3")
any_number = st.floats(-1e200, 1e200) | st.integers(-3, 3)


@given(any_number, any_number, st.sets(st.sampled_from(["s1", "s2", "s3", "s4", "s5", "s6"])))
def test_a_few_results_are_those_of_all_steps(a: float, b: float, names: set[str]) -> None:
    """To the bit, with their sizes, whichever are asked for: from single numbers or arrays."""
    with np.errstate(all="ignore"):
        due = MADE_UP.run({"a": a, "b": b})
        found = MADE_UP.results({"a": a, "b": b}, sorted(names))
        arrays = MADE_UP.results({"a": np.array([a]), "b": np.array([b])}, sorted(names))
    for name, one, several in zip(sorted(names), found, arrays, strict=True):
        for result, shape in ((one, ()), (several, (1,))):
            assert result.shape == shape
            assert np.array_equal(result.value, due[name].value.reshape(shape), equal_nan=True)
            assert np.array_equal(result.size, due[name].size.reshape(shape), equal_nan=True)


def test_results_start_from_what_is_given() -> None:
    """A value given for a step's name stands for the step, and what only it needed is not asked."""
    (found,) = MADE_UP.results({"s2": Sized(4.0, 10.0), "a": 1.0}, ["s3"])
    assert (found.value, found.size) == (-1.0, 13.0)
