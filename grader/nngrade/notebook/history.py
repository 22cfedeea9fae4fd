"""What has been run in the kernel that runs this: IPython's inputs, and the cells they came from.

A kernel is sent code, not notebooks. Jupyter tells the id of the cell with each input; an input
that was run before nngrade was imported, or by a program that sends no ids, has none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEY = "_nngrade_record"  # where the shell itself keeps it: a second import finds the first


@dataclass(frozen=True)
class Execution:
    """An input that was run: its number (the 7 of ``[7]``), its text, the id of its cell."""

    number: int
    code: str
    cell: str | None = None

    @property
    def label(self) -> str:
        return f"cell [{self.number}]"


class Record:
    """Which cell each numbered input came from, and which cells have been deleted since."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.cells: dict[int, str] = {}
        self.deleted: set[str] = set()

    def before_run(self, info: Any) -> None:
        """Called before every cell is run, with IPython's account of it."""
        if info.store_history:
            self._note(len(self.inputs), getattr(info, "cell_id", None))

    def current(self) -> None:
        """Notes the cell that is running, whose input has been stored already."""
        self._note(len(self.inputs) - 1, None)

    @property
    def inputs(self) -> Sequence[str]:
        """Every input as it was typed; its place in the list is its number (0 is none)."""
        typed: Sequence[str] = self.shell.history_manager.input_hist_raw
        return typed

    def _note(self, number: int, cell: Any) -> None:
        metadata = _metadata(self.shell)
        cell = cell or metadata.get("cellId") or metadata.get("cell_id")
        if number < max(self.cells, default=0):  # IPython's %reset has emptied the list
            self.cells.clear()
        if isinstance(cell, str):
            self.cells[number] = cell
            self.deleted.discard(cell)
        gone = metadata.get("deletedCells")
        if isinstance(gone, list):
            self.deleted.update(str(each) for each in gone)


def running_shell() -> Any:
    """The shell of the kernel that this process is; None in any other process."""
    interactive = sys.modules.get("IPython.core.interactiveshell")
    if interactive is None or not interactive.InteractiveShell.initialized():
        return None
    shell = interactive.InteractiveShell.instance()
    return shell if getattr(shell, "kernel", None) is not None else None


def watch() -> Record | None:
    """From now on the cell of each input is recorded; that of the current one, too."""
    shell = running_shell()
    if shell is None:
        return None
    record: Record | None = getattr(shell, KEY, None)
    if record is None:
        record = Record(shell)
        setattr(shell, KEY, record)
        record.current()
        shell.events.register("pre_run_cell", record.before_run)
    return record


def executions(record: Record, page: Mapping[str, str]) -> list[Execution]:
    """All that was run in this session, in that order, this very cell included.

    An input that came without an id is that of the one cell of `page` which has its text.
    """
    texts = [text.strip() for text in page.values()]
    saved = {text.strip(): cell for cell, text in page.items() if texts.count(text.strip()) == 1}
    cells = {n: record.cells.get(n) or saved.get(t.strip()) for n, t in enumerate(record.inputs)}
    return [
        Execution(number, code, cells[number])
        for number, code in enumerate(record.inputs)
        if number and code.strip() and cells[number] not in record.deleted
    ]


def page(record: Record) -> dict[str, str]:
    """The cells from top to bottom, as the notebook was last saved: the text of each id.

    Empty where the file is unknown, cannot be read, or has no ids.
    """
    file = record.shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME")
    try:
        notebook = json.loads(Path(str(file)).read_bytes()) if file else {}
        return {str(cell["id"]): "".join(cell["source"]) for cell in notebook["cells"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _metadata(shell: Any) -> dict[str, Any]:
    """What Jupyter says beside the code that it sends."""
    parent: Any = shell.get_parent() if hasattr(shell, "get_parent") else None
    metadata = parent.get("metadata") if isinstance(parent, dict) else None
    return metadata if isinstance(metadata, dict) else {}
