"""Our own evaluation and derivatives beside SymPy's, on random formulas."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from nngrade.textbook import derivatives
from nngrade.textbook.environment import Environment
from nngrade.textbook.intervals import Beyond, interval
from nngrade.textbook.language.grammar import read
from nngrade.textbook.language.sympy_form import symbol, to_sympy
from nngrade.textbook.language.tree import (
    Call,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
)
from nngrade.textbook.printed import Figure
from nngrade.textbook.views import View

X, W = Name("x"), Name("w", "1")
POINT = {X: Fraction(3, 4), W: Fraction(5, 8)}
SMOOTH = ["exp", "sigmoid", "tanh", "sin", "cos", "softplus", "sinh", "cosh", "arctan"]

NUMBERS = st.integers(1, 9).map(lambda n: Number(str(n), Fraction(n)))


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.tuples(children, children)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        pairs.map(lambda pair: Quotient(pair[0], Call("exp", (pair[1],)))),
        children.map(Negative),
        st.tuples(children, st.integers(2, 3)).map(
            lambda pair: Power(pair[0], Number(str(pair[1]), Fraction(pair[1])))
        ),
        st.tuples(st.sampled_from(SMOOTH), children).map(lambda pair: Call(pair[0], (pair[1],))),
    )


TREES = st.recursive(st.one_of(NUMBERS, st.sampled_from([X, W])), _joined, max_leaves=6)


def view() -> View:
    environment = Environment()
    for name, value in POINT.items():
        figure = Figure(str(value), value, Fraction(1, 1000), 3)
        environment.give(name, figure, 1)
    return View(environment, exact=True)


def by_sympy(expression: object) -> sympy.Expr:
    at = {symbol(name): sympy.Rational(v.numerator, v.denominator) for name, v in POINT.items()}
    return sympy.N(expression.subs(at), 30)  # type: ignore[attr-defined]


def holds(value: object, wanted: sympy.Expr) -> bool:
    bounds = interval(value)  # type: ignore[arg-type]
    slack = 1e-12 * (1 + abs(float(wanted)))
    return bounds.low - slack <= float(wanted) <= bounds.high + slack


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_values_and_slopes(tree: Node) -> None:
    """The interval that we compute has SymPy's value in it, and so for the derivative."""
    try:
        value = view().evaluate(tree)
        slope = view().evaluate(derivatives.partial(tree, X))
    except Beyond:
        return  # too large for floats
    expression = to_sympy(tree)
    assert holds(value, by_sympy(expression))
    assert holds(slope, by_sympy(sympy.diff(expression, symbol(X))))


@pytest.mark.parametrize("key", ["log", "ln", "log2", "log10", "sqrt", "tan", *SMOOTH])
def test_the_slope_of_each_function(key: str) -> None:
    """Every function that has a slope here has the right one."""
    tree = Call(key, (X,))
    expected = by_sympy(sympy.diff(to_sympy(tree), symbol(X)))
    assert holds(view().evaluate(derivatives.partial(tree, X)), expected)


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\frac{1}{2}(y - y')^2", "1/2 (y - y')^2"),
        (r"\frac{1}{1+e^{-x}}", "1/(1 + exp(-x))"),
        (r"w_1 \cdot x_1 + w_2 x_2", "w1*x1 + w₂·x₂"),
        (r"-y \log \hat{y}", "-y*log(y_hat)"),
        (r"\sqrt{\frac{6}{n_{in} + n_{out}}}", "sqrt(6/(n_in + n_out))"),
        (r"\frac{\partial}{\partial x} x^3", "3x^2"),
    ],
)
def test_two_notations_are_one_expression(latex: str, plain: str) -> None:
    """What LaTeX and plain text write differently is one expression in SymPy."""
    difference = to_sympy(read(latex)) - to_sympy(read(plain, plain=True))
    assert sympy.simplify(difference) == 0
