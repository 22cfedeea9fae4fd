"""A notebook's cells, run one after the other in the worker as a kernel runs them.

A cell that raises, or takes too long, is noted and the next one goes on: an experiment that went
wrong does not cost the functions that other cells define.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import linecache
import re
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any, NoReturn

from nngrade.sandbox import magics, raised
from nngrade.sandbox.standins import INERT

MAX_TOLD = 50  # cells in a reply

Message = dict[str, Any]


class Stopped(BaseException):
    """A cell that took more than its share of the time; no `except Exception` holds it up."""


class Notebook:
    """The cells of one submission, and what became of those that did not run to their end."""

    def __init__(self, source: bytes) -> None:
        self.cells: list[tuple[str, str]] = [(str(a), str(b)) for a, b in json.loads(source)]
        self.filenames = frozenset(label for label, _ in self.cells)
        self.broken: dict[str, Message] = {}
        self.left_out: dict[str, str] = {}

    def run(self, namespace: dict[str, Any], seconds: float) -> None:
        """Every cell in turn; each gets half of what is left of `seconds`."""
        for name in ("get_ipython", "display"):  # which IPython has put there too
            setattr(builtins, name, INERT)
        deadline = time.monotonic() + seconds
        for label, code in self.cells:
            lines = [f"{line}\n" for line in code.split("\n")]
            linecache.cache[label] = (len(code), None, lines, label)
            self.broken.pop(label, None)
            if magic := magics.left_out(code):
                self.left_out[label] = magic
                continue
            share = max(0.01, (deadline - time.monotonic()) / 2)
            try:
                with _stopped_after(share):
                    _run(magics.compiled(code, label), namespace)
            except Stopped:
                self.broken[label] = {"cell": label, "seconds": share}
            except BaseException as error:
                told = raised.describe(error, self.filenames)
                self.broken[label] = {"cell": label, **told}

    def meant_to_define(self, name: str) -> Message | None:
        """Why there is no `name`: what the last cell raised that has a definition of it."""
        pattern = re.compile(
            rf"^\s*(async\s+def|def|class)?\s*{re.escape(name)}\s*[(=:]", re.MULTILINE
        )
        for label, code in reversed(self.cells):
            if label in self.broken and pattern.search(code):
                return self.broken[label]
        return None

    def told(self) -> Message:
        """What the grader should hear of cells that did not run to their end."""
        return {
            "broken": list(self.broken.values())[:MAX_TOLD],
            "left_out": [list(pair) for pair in self.left_out.items()][:MAX_TOLD],
        }


def _run(code: Any, namespace: dict[str, Any]) -> None:
    import inspect

    if not code.co_flags & inspect.CO_COROUTINE:
        exec(code, namespace)
        return
    import asyncio

    asyncio.run(eval(code, namespace))


@contextlib.contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raises `Stopped` in the block when its time is over, where the system has such an alarm."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise Stopped

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
