"""Trees → numbers and grids of numbers, in bounded time; never by running text as code."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from nngrade.textbook import derivatives, intervals
from nngrade.textbook.conditions import holds
from nngrade.textbook.grids import (
    Grid,
    Result,
    both,
    each,
    entry,
    inner,
    multiply,
    norm,
    norm_one,
    scalar,
    softmax,
    transposed,
)
from nngrade.textbook.intervals import Beyond, Interval, Value
from nngrade.textbook.kinks import extreme, slope_at
from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Cases,
    Derivative,
    Hadamard,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    OpenTotal,
    Power,
    Product,
    Quotient,
    Sum,
    Total,
    Transpose,
)
from nngrade.textbook.logarithms import BASES
from nngrade.textbook.slopes import Missing, Scope, derivative_name, expanded, slope_of_tree
from nngrade.textbook.unrolling import SpellingOut, unrolled, unrolled_over_all

STEPS = 30_000  # operations for one expression
DEEP = 60  # definitions within definitions
CONSTANTS = {
    "e": Interval(math.nextafter(math.e, 0), math.nextafter(math.e, 4)),
    "π": Interval(math.nextafter(math.pi, 0), math.nextafter(math.pi, 4)),
}

OF_VECTORS: dict[str, Callable[[Result], Result]] = {
    "softmax": softmax, "norm": norm, "norm1": norm_one,
}  # fmt: skip


class Evaluation:
    """One expression's way to its value; counts its steps."""

    def __init__(
        self, scope: Scope, local: dict[Name, Result] | None = None, deep: int = 0
    ) -> None:
        self.scope = scope
        self.local = local or {}
        self.deep = deep
        self.steps = 0

    def run(self, node: Node) -> Result:
        """The value. Raises `Missing` where a name has none, `Beyond` where it is out of bounds."""
        self.steps += 1
        if self.steps > STEPS:
            raise Beyond("a formula that takes too long to compute")
        method: Callable[[Node], Result] = _METHODS[type(node)].__get__(self)
        return method(node)

    def number(self, node: Node) -> Value:
        found = self.run(node)
        if isinstance(found, Grid):
            if found.shape == (1, 1):
                return found.rows[0][0]
            raise Beyond("a matrix where a number is due")
        return found

    def _number(self, node: Number) -> Result:
        return self.scope.literal(node)

    def _name(self, node: Name) -> Result:
        if node in self.local:
            return self.local[node]
        try:
            return self.scope.value(node)
        except Missing:
            if str(node) in CONSTANTS and self.scope.definition(node) is None:
                return CONSTANTS[str(node)]
            raise

    def _sum(self, node: Sum) -> Result:
        found = self.run(node.terms[0])
        for term in node.terms[1:]:
            found = both(intervals.add, found, self.run(term))
        return found

    def _negative(self, node: Negative) -> Result:
        return each(intervals.negate, self.run(node.of))

    def _product(self, node: Product) -> Result:
        if any(self._infinite(factor) for factor in node.factors):
            return self._vanishing(node)
        if node.inner and _row_by_column(node.factors):
            return inner(*map(self.run, node.factors))
        found = self.run(node.factors[0])
        for factor in node.factors[1:]:
            found = multiply(found, self.run(factor), inner=node.inner)
        return found if isinstance(found, Grid) else self.scope.as_printed(found)

    def _infinite(self, node: Node) -> bool:
        """Whether it is the logarithm of zero."""
        if not isinstance(node, Call) or node.function not in BASES:
            return False
        return self.run(node.arguments[0]) == Fraction(0)

    def _vanishing(self, node: Product) -> Result:
        """0 log 0 is zero, as everybody takes it to be where entropies are worked out."""
        others = [self.run(factor) for factor in node.factors if not self._infinite(factor)]
        if Fraction(0) in others:
            return Fraction(0)
        raise Beyond("the logarithm of zero")

    def _hadamard(self, node: Hadamard) -> Result:
        found = self.run(node.factors[0])
        for factor in node.factors[1:]:
            found = both(intervals.multiply, found, self.run(factor))
        return found

    def _quotient(self, node: Quotient) -> Result:
        under = self.number(node.under)
        return each(lambda one: intervals.divide(one, under), self.run(node.over))

    def _power(self, node: Power) -> Result:
        exponent = self.number(node.exponent)
        if node.base == derivatives.EULER:
            if isinstance(node.exponent, Number) and self._has_own_e():
                raise Beyond("e may be the text's own e or Euler's number")
            return intervals.function("exp", exponent)
        base = self.run(node.base)
        if isinstance(base, Grid) and base.shape != (1, 1):
            raise Beyond("a power of a vector or matrix")
        return intervals.power(scalar(base), exponent)

    def _has_own_e(self) -> bool:
        try:
            self.scope.value(derivatives.EULER)
        except (Missing, Beyond):
            return False
        return True

    def _call(self, node: Call) -> Result:
        if node.function in {"max", "min"}:
            return extreme(node.function, [self.run(one) for one in node.arguments])
        if node.function == "inner":
            return inner(*(self.run(one) for one in node.arguments))
        if node.function == "binomial":
            return intervals.binomial(*(self.number(one) for one in node.arguments))
        argument = self.run(node.arguments[0])
        if node.function == "entry":
            return entry(argument, _place(node))
        if node.function in OF_VECTORS:
            return OF_VECTORS[node.function](argument)
        if node.function == "transpose":
            return transposed(argument) if isinstance(argument, Grid) else argument
        if node.function.endswith("'"):
            return self._primed(node.function, argument)
        if node.function.startswith("slope of "):
            return each(lambda one: slope_at(node.function, one), argument)
        return each(lambda one: intervals.function(node.function, one), argument)

    def _primed(self, key: str, argument: Result) -> Result:
        place = Name("argument of " + key)
        tree: Node = Call(key.rstrip("'"), (place,))
        for _ in range(len(key) - len(key.rstrip("'"))):
            tree = derivatives.partial(tree, place)
        return each(lambda one: self._with({place: one}, tree), argument)

    def _with(self, local: dict[Name, Result], tree: Node) -> Value:
        below = Evaluation(self.scope, {**self.local, **local}, self.deep + 1)
        below.steps = self.steps
        found = below.number(tree)
        self.steps = below.steps
        return found

    def _apply(self, node: Apply) -> Result:
        known = self.scope.function(node.function)
        if known is None:
            raise Missing(node.function, f"nothing before says what {node.function}(…) is")
        parameters, body = known
        if len(parameters) != len(node.arguments):
            raise Beyond(
                f"{node.function} with another number of arguments than it was defined with"
            )
        if self.deep > DEEP:
            raise Beyond("functions that call one another too deeply")
        if node.order:
            if len(parameters) != 1 or node.order > 3:
                raise Beyond(f"a derivative of {node.function}")
            for _ in range(node.order):
                body = derivatives.partial(body, parameters[0])
        local = {p: self.run(a) for p, a in zip(parameters, node.arguments, strict=True)}
        below = Evaluation(self.scope, {**self.local, **local}, self.deep + 1)
        below.steps = self.steps
        found = below.run(body)
        self.steps = below.steps
        return found

    def _derivative(self, node: Derivative) -> Result:
        try:
            return self.total_derivative(node.of, node.by)
        except Missing as problem:
            if not isinstance(node.of, Name):
                raise
            try:
                return self.scope.value(derivative_name(node.of, node.by))
            except Missing:
                raise problem from None

    def total_derivative(self, of: Node, by: tuple[Name, ...]) -> Result:
        """Through all definitions, by the chain rule."""
        if len(by) > 1:
            tree = expanded(of, self.scope, stop=by[0])
            tree = SpellingOut(self.number, self.scope.places).run(tree)
            for name in by:
                tree = derivatives.partial(tree, name)
            return self.number(tree)
        if isinstance(of, Name):
            return self.scope.slope(of, by[0])
        if isinstance(of, Apply) and (known := self.scope.function(of.function)):
            parameters, body = known
            if of.arguments == parameters and by[0] in parameters:
                return self.run(derivatives.partial(body, by[0]))
        return slope_of_tree(of, by[0], self.scope, self.run)

    def _matrix(self, node: Matrix) -> Result:
        return Grid(tuple(tuple(self.number(cell) for cell in row) for row in node.rows), node.flat)

    def _transpose(self, node: Transpose) -> Result:
        found = self.run(node.of)
        if not isinstance(found, Grid):
            raise Beyond("a raised T over a number, which may be a power")
        return transposed(found)

    def _total(self, node: Total) -> Result:
        return self.run(unrolled(node, self.number))

    def _open_total(self, node: OpenTotal) -> Result:
        return self.run(unrolled_over_all(node, self.scope.places))

    def _cases(self, node: Cases) -> Result:
        for value, condition in zip(node.values, node.conditions, strict=True):
            if condition is None or holds(map(self.number, condition.sides), condition.relations):
                return self.run(value)
        raise Beyond("a case distinction none of whose cases this is")


_METHODS: dict[type, Callable[..., Result]] = {
    Number: Evaluation._number, Name: Evaluation._name, Sum: Evaluation._sum,
    Negative: Evaluation._negative, Product: Evaluation._product, Hadamard: Evaluation._hadamard,
    Quotient: Evaluation._quotient, Power: Evaluation._power, Call: Evaluation._call,
    Apply: Evaluation._apply, Derivative: Evaluation._derivative, Matrix: Evaluation._matrix,
    Transpose: Evaluation._transpose, Total: Evaluation._total,
    OpenTotal: Evaluation._open_total, Cases: Evaluation._cases,
}  # fmt: skip


def _row_by_column(factors: tuple[Node, ...]) -> bool:
    """Whether it is `[1, 2] · [3, 4]ᵀ`: written out in a row, the first list is one."""
    if len(factors) != 2 or not isinstance(factors[1], Transpose):
        return False
    lists = (factors[0], factors[1].of)
    sizes = {len(one.rows[0]) for one in lists if isinstance(one, Matrix) and one.flat}
    return len(sizes) == 1 and all(isinstance(one, Matrix) and one.flat for one in lists)


def _place(node: Call) -> int:
    place = node.arguments[1]
    assert isinstance(place, Number)
    return place.value.numerator
