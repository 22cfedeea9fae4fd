"""The terminal while `nngrade watch` has it: a screen of its own, given back on every way out."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any, Self

from nngrade.workspace.keys import SingleKeys

# A second screen that leaves what was there before alone; no cursor; long lines are cut, so that a
# window made narrower never folds them.
TAKE = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
GIVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"
HOME, LINE_CLEAR = "\x1b[H", "\x1b[2K"
USUAL = (80, 24)

Draw = Callable[[bool], None]  # told whether the program had been stopped


class Terminal:
    """Holds the terminal between `with` and its end.

    `redraw` is called, from a signal handler, when all has to be drawn again.
    """

    def __init__(self, redraw: Draw) -> None:
        self._redraw = redraw
        self._keys = SingleKeys()
        self._before: dict[int, Any] = {}
        self._painted: tuple[object, ...] = ()

    def __enter__(self) -> Self:
        for name, handler in (
            ("SIGWINCH", self._resized),
            ("SIGTSTP", self._stop),
            ("SIGCONT", self._continued),
        ):
            if hasattr(signal, name):
                number = getattr(signal, name)
                self._before[number] = signal.signal(number, handler)
        self._take()
        return self

    def __exit__(self, *error: object) -> None:
        interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C is too much
        self._give()
        for number, handler in {**self._before, signal.SIGINT: interrupted}.items():
            signal.signal(number, handler)

    def size(self) -> tuple[int, int]:
        """Columns and rows, now."""
        try:
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
        except OSError:
            columns, rows = USUAL
        return columns or USUAL[0], rows or USUAL[1]

    def paint(self, lines: Sequence[str]) -> None:
        """Shows these lines, one for each row. What is there already is left alone."""
        painted = (self.size(), tuple(lines))
        if painted != self._painted:
            self._painted = painted
            self._write(HOME + "\n".join(LINE_CLEAR + line for line in lines))

    def _write(self, text: str) -> None:
        """Past Python's buffer, which must not be entered again from a signal handler."""
        data = text.encode(getattr(sys.stdout, "encoding", None) or "ascii", "replace")
        while data:
            data = data[os.write(sys.stdout.fileno(), data) :]

    def _take(self) -> None:
        self._painted = ()
        self._keys.engage()
        self._write(TAKE)

    def _give(self) -> None:
        self._keys.restore()
        with contextlib.suppress(OSError):  # a terminal that is gone
            self._write(GIVE)

    def _resized(self, number: int, frame: FrameType | None) -> None:
        self._redraw(False)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Ctrl-Z: the shell gets its terminal as it was; `fg` comes back here."""
        self._give()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._stop)
        self._take()
        self._redraw(True)

    def _continued(self, number: int, frame: FrameType | None) -> None:
        """After a stop that could not be seen coming: who had the terminal may have changed it."""
        self._take()
        self._redraw(True)
