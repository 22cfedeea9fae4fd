"""The fork server's client: one clean template, loaded once and forked for every worker.

A submission runs under the same user as the template, its parent, and can stop or kill it. The
template is then replaced, so that a hostile function costs its own check and no other.
"""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable

from nngrade.sandbox import scratch, trees
from nngrade.sandbox.launch import (
    BOOT,
    INTERPRETER,
    START_SECONDS,
    FreshProcesses,
    LaunchError,
    Process,
    clean_environment,
    scratch_root,
)
from nngrade.sandbox.settings import Settings

# A template that has loaded answers in milliseconds; a busy machine may need longer.
FORK_SECONDS = 30.0
REAP_SECONDS = 5.0  # late, it is only replaced


class Template:
    """Starts workers by asking the template for forks; starts the template anew if it is lost."""

    def __init__(self, settings: Settings) -> None:
        self.root = scratch_root()
        self.settings = settings.within(self.root)
        self._fallback: FreshProcesses | None = None
        self._running: set[int] = set()
        self._replaced = 0
        self._open()

    def _open(self) -> None:
        self._answered = False
        self.link, theirs = socket.socketpair()
        # Its own standard error goes to a file: no thread is needed to read it.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `close`)
        code = BOOT.format(module="template", argument=theirs.fileno())
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, *INTERPRETER, code, self.settings.to_json()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=[theirs.fileno()],
                env=clean_environment(),
                start_new_session=True,
            )

    @property
    def losses(self) -> int:
        """How many templates have died or had to be given up."""
        return self._replaced + self._lost()

    def start(self, trusted: bool = False) -> Process:
        """A new worker. Raises `LaunchError` when the template cannot be started."""
        if self._fallback is None:
            if self._lost():
                self._reopen()
            process = self._fork(trusted)
            if process is not None:
                return process
            # Forking would not be safe: a library has started threads.
            self._fallback = FreshProcesses(self.settings)
        return self._fallback.start(trusted)

    def _fork(self, trusted: bool) -> Process | None:
        folder = tempfile.mkdtemp(prefix="", dir=self.root)
        (link, their_link), (output, their_output) = socket.socketpair(), socket.socketpair()
        request = {"do": "fork", "scratch": folder, "trusted": trusted}
        pid = 0
        try:
            with their_link, their_output:
                theirs = [their_link.fileno(), their_output.fileno()]
                pid = self._ask(request, FORK_SECONDS, theirs).get("pid", 0)
        finally:
            if not pid:
                link.close()
                output.close()
                scratch.remove(folder)
        if not pid:
            return None
        from nngrade.sandbox.channel import Channel  # NumPy, while the template loads it too

        self._running.add(pid)
        parent = self.process
        return Process(Channel(link, output), lambda: self._reap(pid, parent), folder, pid)

    def _reap(self, pid: int, parent: subprocess.Popen[bytes]) -> None:
        """Ends a worker, which may have stopped its parent: that one is woken, or given up."""
        self._running.discard(pid)
        trees.kill_group(pid)  # its number is its own until its parent has reaped it
        if parent is not self.process or self._lost():
            return
        parent.send_signal(signal.SIGCONT)
        try:
            self._ask({"do": "reap", "pid": pid}, REAP_SECONDS)
        except LaunchError:
            parent.kill()
            parent.wait()

    def _ask(
        self, message: dict[str, object], seconds: float, descriptors: Iterable[int] = ()
    ) -> dict[str, int]:
        self.link.settimeout(seconds if self._answered else START_SECONDS)
        try:
            socket.send_fds(self.link, [json.dumps(message).encode()], list(descriptors))
            answer = self.link.recv(65536)
        except OSError:
            answer = b""
        if not answer:
            raise LaunchError(f"the worker's template did not start: {self._last_words()}")
        self._answered = True
        found: dict[str, int] = json.loads(answer)
        return found

    def _lost(self) -> bool:
        """It has served and is gone: it did not fail to start, it was killed."""
        return self._answered and self.process.poll() is not None

    def _reopen(self) -> None:
        """A new template. Workers of the old one that still serve are ended by who uses them."""
        self._replaced += 1
        self.link.close()
        self._said.close()
        self._open()

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a word"

    def close(self) -> None:
        """Ends the template; at once where no worker of its is left to be ended by it."""
        self.link.close()
        if not self._running:
            self.process.kill()
        self.process.send_signal(signal.SIGCONT)
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._said.close()
        scratch.remove(self.root)
