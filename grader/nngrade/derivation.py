"""A derivation: formulas as named steps, in order, each written once as text.

The text is what every side reads. Here it is compiled straight to NumPy (`Derivation.run`), so
that checking a right answer needs no SymPy; `nngrade.symbolic` parses the same text for
everything symbolic. A step may use the derivation's inputs, the steps before it, numbers,
``+ - * / **`` and the functions in `FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from nngrade.scalars import Scalar, scalar
from nngrade.sized import Sized, dot, relu, sign, sized, sqrt, step

FUNCTIONS = {"sqrt": sqrt, "sign": sign, "step": step, "dot": dot, "relu": relu}


@dataclass(frozen=True)
class Step:
    """One formula: `name` = `expression`, as a book writes it (`notation`) and says it."""

    name: str
    notation: str
    expression: str
    sentence: str


@dataclass(frozen=True)
class Derivation:
    """Named inputs and the steps that lead from them to the results.

    Raises `ValueError` when a step uses a name that is not known at that point, or is named twice.
    """

    name: str
    inputs: tuple[str, ...]
    steps: tuple[Step, ...]
    _codes: tuple[tuple[str, CodeType], ...] = field(init=False, repr=False, compare=False)
    _ways: dict[tuple[tuple[str, ...], frozenset[str]], CodeType] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        known = set(self.inputs)
        codes = []
        for each in self.steps:
            code = compile(each.expression, f"<{self.name}: {each.name}>", "eval")
            unknown = set(code.co_names) - known - set(FUNCTIONS)
            if unknown or each.name in known:
                problem = f"uses {sorted(unknown)} too early" if unknown else "is defined twice"
                raise ValueError(f"{self.name}: the step {each.name} {problem}")
            known.add(each.name)
            codes.append((each.name, code))
        object.__setattr__(self, "_codes", tuple(codes))

    def __getitem__(self, name: str) -> Step:
        for each in self.steps:
            if each.name == name:
                return each
        raise KeyError(name)

    def run(self, values: Mapping[str, Any], only: Iterable[str] | None = None) -> dict[str, Sized]:
        """Every step's value, and the inputs', as `Sized`.

        With `only`, the steps in that set; those whose operands are missing would raise
        `NameError`, so name what they need too. Values given for a step's own name win over the
        step: that is how a printed figure is carried on in place of the derived one.
        """
        wanted = None if only is None else set(only)
        scope: dict[str, Any] = {**FUNCTIONS, "__builtins__": {}}
        found = {name: sized(value) for name, value in values.items()}
        for name, code in self._codes:
            if name not in found and (wanted is None or name in wanted):
                found[name] = sized(eval(code, scope, found))
        return found

    def results(self, values: Mapping[str, Any], names: Iterable[str]) -> list[Sized]:
        """The values of these steps, from `values` and as few other steps as they need."""
        wanted = tuple(names)
        way = self._way(wanted, frozenset(values))
        scope: dict[str, Any] = {**FUNCTIONS, "__builtins__": {}}
        found: dict[str, Any]
        try:
            found = {name: scalar(value) for name, value in values.items()}
            exec(way, scope, found)  # noqa: S102 (nngrade's own formulas)
        except (ArithmeticError, TypeError):  # arrays, functions, infinities
            found = {name: sized(value) for name, value in values.items()}
            exec(way, scope, found)  # noqa: S102
        return [_as_sized(found[name]) for name in wanted]

    def _way(self, wanted: tuple[str, ...], given: frozenset[str]) -> CodeType:
        """All steps that `wanted` takes beside what is `given`, compiled once as one."""
        key = wanted, given
        if key not in self._ways:
            needed = set(wanted)
            lines = []
            for step, (_, code) in reversed(list(zip(self.steps, self._codes, strict=True))):
                if step.name in needed - given:
                    needed.update(code.co_names)
                    lines.append(f"{step.name} = {step.expression}")
            self._ways[key] = compile("\n".join(reversed(lines)), f"<{self.name}>", "exec")
        return self._ways[key]


def _as_sized(value: Any) -> Sized:
    return Sized(value.value, value.size) if isinstance(value, Scalar) else sized(value)
