"""A program in a terminal of its own, as a person sits before it: its screen, keys and size."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import click

# The terminal becomes the program's own, so that its Ctrl-C is a signal.
LEAD = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
LEAD += "os.execv(sys.argv[1], sys.argv[1:])"
SECONDS = 60.0


class PseudoTerminal:
    """Runs `command` until it ends, or is ended with the block."""

    def __init__(
        self, command: list[str], folder: Path, columns: int = 80, rows: int = 24, **env: str
    ) -> None:
        self._master, self._slave = pty.openpty()
        self._sized(columns, rows)
        self.before = self.modes()
        self.written = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", LEAD, *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **env},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self._drain_until(lambda: self.process.poll() is not None, 20)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def modes(self) -> list[object]:
        """The terminal's settings: line mode, echo and the rest."""
        return list(termios.tcgetattr(self._slave))

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size, of which the program is told by a signal."""
        self._sized(columns, rows)

    def _sized(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def screen(self) -> str:
        """What was painted last, from the top, line by line, without colours."""
        _, _, last = self.written.decode(errors="replace").rpartition("\x1b[H")
        last = last.partition("\x1b[?1049l")[0].replace("\x1b[2K", "").replace("\r", "")
        return click.unstyle(last)

    def sees(self, *words: str, seconds: float = SECONDS) -> str:
        """The screen, as soon as it shows all the words; fails where it never does."""

        def shows() -> bool:
            said = " ".join(self.screen().split())  # a line may be wrapped anywhere
            return all(word in said for word in words)

        if not self._drain_until(shows, seconds):
            raise AssertionError(f"{words} did not come; the screen is\n{self.screen()}")
        return self.screen()

    def is_painted(self, rows: int) -> None:
        """Waits for a screen of so many lines."""
        if not self._drain_until(lambda: len(self.screen().split("\n")) == rows, SECONDS):
            raise AssertionError(f"no {rows} lines; the screen is\n{self.screen()}")

    def reads(self, *words: str, seconds: float = SECONDS) -> str:
        """All that was ever written, as soon as the words are in it."""
        if not self._drain_until(lambda: all(w in self.text() for w in words), seconds):
            raise AssertionError(f"{words} did not come, but\n{self.text()}")
        return self.text()

    def text(self) -> str:
        return self.written.decode(errors="replace").replace("\r", "")

    def ends(self, seconds: float = SECONDS) -> int:
        """The exit status, once it has ended."""
        if not self._drain_until(lambda: self.process.poll() is not None, seconds):
            raise AssertionError(f"it still runs; the screen is\n{self.screen()}")
        self._drain()
        status = self.process.returncode
        assert isinstance(status, int)
        return status

    def _drain_until(self, holds: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                return False
            self._drain(0.05)
        return True

    def _drain(self, seconds: float = 0.0) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                self.written += os.read(self._master, 1 << 16)
            seconds = 0.0

    def family(self) -> list[int]:
        """Every process that it has started, and theirs."""
        return descendants(self.process.pid)


def descendants(pid: int) -> list[int]:
    """The children of all threads of a process, and their children."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, task.read_text().split())
    return [p for child in found for p in (child, *descendants(child))]


def gone(pids: list[int], seconds: float = 20.0) -> bool:
    """Whether all these processes end within `seconds`."""
    deadline = time.monotonic() + seconds
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
