"""Single keys from a terminal: their names, and the mode in which each comes at once.

On POSIX the terminal's line mode and echo are turned off by termios; Ctrl-C and Ctrl-Z stay
what they are. On Windows msvcrt gives single keys without a mode.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable

END = "q"  # what a terminal that is gone, or Ctrl-D, stands for

NAMES = {
    "\x1b": "escape", "\x04": END, "\r": "enter", "\n": "enter", " ": "space",
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[5~": "page up", "\x1b[6~": "page down",
    "\x1bOA": "up", "\x1bOB": "down",
}  # fmt: skip
SPLIT_SECONDS = 0.05  # in which the rest of an arrow key's bytes follow its escape
AT_ONCE = 1024  # bytes


def names(data: bytes) -> list[str]:
    """The names of the keys in `data`: of a letter its small form, of an unknown sequence none."""
    text = data.decode("utf-8", "ignore")
    found = []
    while text:
        length = _length(text)
        key, text = text[:length], text[length:]
        if key in NAMES:
            found.append(NAMES[key])
        elif length == 1 and key.isprintable():
            found.append(key.lower())
    return found


def _length(text: str) -> int:
    """How many characters the first key takes: CSI and SS3 sequences end with a letter or ~."""
    if text[:2] == "\x1bO":
        return 3
    if text[:2] != "\x1b[":
        return 1
    ends = (i for i, c in enumerate(text[2:], start=2) if "@" <= c <= "~")
    return next(ends, len(text) - 1) + 1


def unfinished(data: bytes) -> bool:
    """Whether more must follow for `data` to end with a whole key."""
    tail = data[data.rfind(b"\x1b") :] if b"\x1b" in data else b""
    return tail in (b"\x1b", b"\x1b[", b"\x1bO") or tail in (b"\x1b[5", b"\x1b[6")


if sys.platform == "win32":
    import ctypes
    import msvcrt

    SPECIAL = {"H": "up", "P": "down", "I": "page up", "Q": "page down"}
    ESCAPES = 7  # ENABLE_PROCESSED_OUTPUT, _WRAP_AT_EOL_OUTPUT and _VIRTUAL_TERMINAL_PROCESSING

    class SingleKeys:
        """The console takes escape sequences between `engage` and `restore`."""

        def engage(self) -> None:
            console = ctypes.windll.kernel32
            console.SetConsoleMode(console.GetStdHandle(-11), ESCAPES)

        def restore(self) -> None:
            """Escape sequences do no harm to what runs next."""

    class Listener:
        """Calls `post` with the name of each key, in a thread, until it is closed."""

        def __init__(self, post: Callable[[str], None]) -> None:
            self._post = post
            self._closed = threading.Event()
            self._thread = threading.Thread(target=self._run, name="keys", daemon=True)
            self._thread.start()

        def _run(self) -> None:
            while not self._closed.wait(0.02):
                while msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key in "\x00\xe0":
                        found = [SPECIAL.get(msvcrt.getwch(), "")]
                    else:
                        found = names(key.encode("utf-8", "ignore"))
                    for name in found:
                        self._post(name)

        def close(self) -> None:
            self._closed.set()
            self._thread.join(timeout=1)

else:
    import select
    import termios

    class SingleKeys:
        """Standard input gives keys one by one between `engage` and `restore`."""

        def __init__(self) -> None:
            self._before = termios.tcgetattr(sys.stdin.fileno())

        def engage(self) -> None:
            with contextlib.suppress(termios.error, OSError):
                mode = termios.tcgetattr(sys.stdin.fileno())
                mode[3] &= ~(termios.ICANON | termios.ECHO)
                mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, mode)

        def restore(self) -> None:
            """As it was before; a terminal that is gone needs nothing."""
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self._before)

    class Listener:
        """Calls `post` with the name of each key, in a thread, until it is closed.

        A terminal that is gone is as good as the key that ends the program.
        """

        def __init__(self, post: Callable[[str], None]) -> None:
            self._post = post
            self._source = sys.stdin.fileno()
            self._closed, self._close = os.pipe()
            self._thread = threading.Thread(target=self._run, name="keys", daemon=True)
            self._thread.start()

        def _run(self) -> None:
            while True:
                ready = select.select([self._source, self._closed], [], [])[0]
                if self._closed in ready:
                    return
                data = self._read()
                while unfinished(data) and select.select([self._source], [], [], SPLIT_SECONDS)[0]:
                    data += self._read() or b"?"
                if not data:
                    self._post(END)
                    return
                for name in names(data):
                    self._post(name)

        def _read(self) -> bytes:
            try:
                return os.read(self._source, AT_ONCE)
            except OSError:
                return b""

        def close(self) -> None:
            """No key is taken any more: the next one is the shell's."""
            os.close(self._close)
            self._thread.join(timeout=1)
            os.close(self._closed)
