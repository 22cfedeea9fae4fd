"""From what was run in a session to a submission: each cell as it is now, in the order of runs.

A cell that was edited and run again counts as its last text. It is put where it was first run,
for what the cells after it need, and where it was last run, since the last definition wins. An
input without a cell's id is known by its text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from nngrade.notebook.history import Execution
from nngrade.source import Cell, Cells
from nngrade.submission import MAX_BYTES, Refused


def identity(execution: Execution) -> tuple[bool, str]:
    """What tells whether two inputs are one and the same cell."""
    return (True, execution.cell) if execution.cell else (False, execution.code)


def latest(executions: Sequence[Execution]) -> list[Execution]:
    """The last run of each cell, in the order of those."""
    last = {identity(execution): execution for execution in executions}
    return sorted(last.values(), key=lambda execution: execution.number)


def replayed(executions: Sequence[Execution]) -> Cells:
    """The submission that a session amounts to. Raises `Refused` where it is too large."""
    now = {identity(execution): execution for execution in latest(executions)}
    seen: set[tuple[bool, str]] = set()
    order: list[Execution] = []
    for execution in executions:
        key = identity(execution)
        if key not in seen or now[key] is execution:
            order.append(now[key])
        seen.add(key)
    if sum(len(each.code.encode("utf-8", "surrogatepass")) for each in order) > MAX_BYTES:
        raise Refused(
            "The cells that were run in this session hold more than 1 MB of code. "
            "Restart the kernel and run the notebook from the top."
        )
    return Cells(tuple(Cell(each.label, each.code) for each in order), live=True)
