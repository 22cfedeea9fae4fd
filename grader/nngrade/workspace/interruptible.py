"""A launcher that another thread can stop: what it started ends, and nothing more starts."""

from __future__ import annotations

import contextlib
import socket
import threading

from nngrade.sandbox.launch import Launcher, Process

CLOSE_SECONDS = 0.5  # to wait for who is starting a worker; then it is closed regardless


class Superseded(BaseException):
    """The check was called off. It passes what catches faults, as `KeyboardInterrupt` does."""


class Interruptible:
    """Starts workers through `launcher`, which only one thread may use, until `interrupt`."""

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher
        self._lock = threading.Lock()  # held while a worker is started
        self._started: list[Process] = []
        self._interrupted = threading.Event()

    def start(self, trusted: bool = False) -> Process:
        with self._lock:
            self.require()
            process = self._launcher.start(trusted)
            self._started.append(process)
        if self._interrupted.is_set():
            _cut(process)
        return process

    @property
    def starting(self) -> bool:
        """Whether a worker is being started just now."""
        return self._lock.locked()

    def require(self) -> None:
        """Raises `Superseded` after an interrupt."""
        if self._interrupted.is_set():
            raise Superseded

    def interrupt(self) -> None:
        """From another thread: whoever waits for a worker finds it gone."""
        self._interrupted.set()
        for process in tuple(self._started):
            _cut(process)

    def renew(self) -> None:
        """Ready for the next check. For the thread that starts workers, when all have ended."""
        self._started.clear()
        self._interrupted.clear()

    def close(self) -> None:
        """Ends it for good, and with it whatever still runs."""
        self.interrupt()
        held = self._lock.acquire(timeout=CLOSE_SECONDS)
        try:
            self._launcher.close()
        finally:
            if held:
                self._lock.release()


def _cut(process: Process) -> None:
    """No more bytes come from the worker: its proxy sees it ended, and sees to the rest."""
    with contextlib.suppress(OSError):
        process.channel.link.shutdown(socket.SHUT_RDWR)
