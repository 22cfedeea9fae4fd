"""What a notebook's code printed, beside what its text says."""

from __future__ import annotations

from nngrade.textbook import freely
from nngrade.textbook.claims import HOLDS, UNCHECKED
from nngrade.textbook.environment import Environment
from nngrade.textbook.grids import Grid
from nngrade.textbook.language.tree import Name
from nngrade.textbook.sides import Finding, Seen, result_shown


def printed_by_code(sides: list[Seen], environment: Environment, cell: int = 0) -> Finding | None:
    """A figure printed for a name that the text gives a value: both should agree."""
    if len(sides) != 2 or sides[1].figure is None or not isinstance(sides[0].tree, Name):
        return None
    version = environment.latest(sides[0].tree)
    if version is None or isinstance(version.exact, Grid):
        return None
    told = sides[1].figure
    agrees = told.kept_by(version.exact) or freely.same(told.rounding(), version.rounded)
    derived = result_shown(version.exact, told)
    code = f"the code of cell {cell}" if cell else "the code"
    text = f"the text has {result_shown(version.exact)} for {sides[0].tree} in line {version.line}"
    message = "" if agrees else f"{code} printed {told.text}, {text}"
    return Finding(HOLDS if agrees else UNCHECKED, told.text, derived, message)
