"""Whether the cells were run in another order than that of the page, as far as can be told.

Only what is certain is said. Which input came from which cell is known by Jupyter's ids; where
the cells stand on the page, by the notebook as it was last saved.
"""

from __future__ import annotations

import builtins
import symtable
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nngrade.notebook.history import Execution
from nngrade.notebook.replay import latest
from nngrade.sandbox import magics


@dataclass(frozen=True)
class Names:
    """The names that a cell sets at its top level, and those that it needs there at once."""

    set: frozenset[str]
    needed: frozenset[str]


def names(code: str) -> Names:
    """Those of a cell's code; none, where it is not Python."""
    try:
        with warnings.catch_warnings():  # the kernel has shown those of the cell itself
            warnings.simplefilter("ignore")
            text = "" if magics.left_out(code) else magics.plain(code)
            table = symtable.symtable(text, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return Names(frozenset(), frozenset())
    symbols = table.get_symbols()
    made = {s.get_name() for s in symbols if s.is_assigned() or s.is_imported()}
    needed = {s.get_name() for s in symbols if s.is_referenced()}
    return Names(frozenset(made), frozenset(needed - made))


def notes(
    executions: Sequence[Execution], functions: Collection[str], page: Sequence[str]
) -> list[str]:
    """A sentence for each thing that a run from top to bottom would do otherwise."""
    now = latest(executions)
    known = {execution: names(execution.code) for execution in now}
    place = {cell: index for index, cell in enumerate(page)}
    if any(execution.cell and execution.cell not in place for execution in now):
        place = {}  # cells that are not on the saved page: its order tells too little
    return [
        *_lost(executions, known, functions),
        *_twice(executions, known, functions, place),
        *_too_early(known, place),
    ]


def _lost(
    executions: Sequence[Execution], known: Mapping[Execution, Names], functions: Collection[str]
) -> Iterator[str]:
    """Functions that the kernel remembers from a text that is no cell's any more."""
    kept = {name for each in known.values() for name in each.set}
    for function in functions:
        if function in kept:
            continue
        old = [e for e in executions if e not in known and function in names(e.code).set]
        if old:
            yield (
                f"{function} is in the kernel's memory alone, from {old[-1].label} as it was; "
                "no cell defines it now."
            )


def _twice(
    executions: Sequence[Execution],
    known: Mapping[Execution, Names],
    functions: Collection[str],
    place: Mapping[str, int],
) -> Iterator[str]:
    """Functions that two cells define, unless the lower one on the page was run last.

    Without ids two texts may be one cell, before and after an edit: then only the last is named.
    """
    without_ids = not any(execution.cell for execution in executions)
    again = []
    for function in functions:
        having = [execution for execution, each in known.items() if function in each.set]
        if len(having) < 2:
            continue
        with_ids = [each for each in having if each.cell]
        if len(with_ids) > 1 and having[-1].cell:
            yield from _in_two_cells(function, with_ids, place)
        elif between := _run_again(executions, having[-1], having):
            yield (
                f"{function} was defined in {between.label}, and then again as it had been before, "
                f"in {having[-1].label}: that one was checked."
            )
        elif without_ids:
            again.append(f"{function} ({having[-1].label})")
    if again:
        yield (
            "Defined more than once in this session, and checked as it was run last: "
            f"{', '.join(again)}."
        )


def _in_two_cells(
    function: str, having: Sequence[Execution], place: Mapping[str, int]
) -> Iterator[str]:
    last = having[-1]
    lowest = max(having, key=lambda each: place.get(each.cell or "", -1))
    if place and lowest is last:
        return
    also = " and ".join(each.label for each in having[:-1])
    yield f"{function} is defined in {also} and again in {last.label}. " + (
        f"{_capital(last.label)} was run last and was checked; from top to bottom "
        f"{lowest.label} would count. Delete the one that you do not mean."
        if place
        else f"{_capital(last.label)}, which was run last, was checked; in a run from top "
        "to bottom it is the lowest on the page that counts."
    )


def _run_again(
    executions: Sequence[Execution], last: Execution, having: Sequence[Execution]
) -> Execution | None:
    """Another definition that was run between two runs of the text of `last`."""
    first = next(execution for execution in executions if execution.code == last.code)
    between = [each for each in having if first.number < each.number < last.number]
    return between[-1] if between else None


def _too_early(known: Mapping[Execution, Names], place: Mapping[str, int]) -> Iterator[str]:
    """Cells that need at once what only a cell below them sets."""
    if not place:
        return
    placed = [execution for execution in known if execution.cell]
    cells = sorted(placed, key=lambda execution: place[execution.cell or ""])
    below = {name: cell for cell in reversed(cells) for name in known[cell].set}
    have = set(dir(builtins)) | {"get_ipython", "display", "In", "Out"}
    have.update(name for cell in known if not cell.cell for name in known[cell].set)
    for cell in cells:
        for name in sorted(known[cell].needed - have):
            if name in below:
                yield (
                    f"{_capital(cell.label)} needs {name}, which {below[name].label} sets further "
                    "down the page: a run from top to bottom would stop there."
                )
        have |= known[cell].set


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
