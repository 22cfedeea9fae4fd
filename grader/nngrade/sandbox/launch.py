"""Starting workers: forked from a clean template, or each in a fresh interpreter.

Both give a `Process`: a channel to a worker that has nothing of the grader's memory. Neither
ever forks the grader itself.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nngrade.sandbox.settings import Settings

if TYPE_CHECKING:
    from nngrade.sandbox.channel import Channel

START_SECONDS = 300.0  # a cold PyTorch from a slow disk

# What a submission may import must be found by the worker; the rest of the grader's path not.
PACKAGES = {
    "numpy": ("numpy",),
    "torch": ("numpy", "torch", "sklearn", "scipy", "pandas", "sympy"),
}

# -I: no environment variables, no user site, no script folder; -S: no .pth files.
# BOOT is all that is read before nngrade's own modules are found.
INTERPRETER = ("-I", "-S", "-X", "utf8", "-c")
BOOT = """import json, sys
sys.path.extend(json.loads(sys.argv[1])["paths"])
from nngrade.sandbox import {module}
{module}.main(sys.argv[1], {argument})
"""


class LaunchError(RuntimeError):
    """The worker's process could not be started: the grader's trouble, not the submission's."""


class Process:
    """A running worker: its channel, and how to end it with all that it started."""

    def __init__(self, channel: Channel, end: Callable[[], None], scratch: str) -> None:
        self.channel = channel
        self._end = end
        self._scratch = scratch

    def end(self) -> None:
        self._end()
        self.channel.close()
        shutil.rmtree(self._scratch, ignore_errors=True)


class Launcher(Protocol):
    """Starts workers for one exercise."""

    def start(self, trusted: bool = False) -> Process: ...

    def close(self) -> None: ...


def launcher(settings: Settings, mode: str = "auto") -> Launcher:
    """`mode` is "fork", "spawn", or "auto": fork where it is possible and no GPU is in use."""
    if mode == "auto":
        mode = "spawn" if settings.gpu or not hasattr(os, "fork") else "fork"
    return Template(settings) if mode == "fork" else FreshProcesses(settings)


def search_paths(family: str) -> tuple[str, ...]:
    """Where nngrade is, then where the family's packages are: the worker's whole extra path."""
    own = str(Path(__file__).resolve().parents[2])
    roots = [own]
    for package in PACKAGES[family]:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            root = str(Path(spec.origin).parents[1])
            if root not in roots[1:]:
                roots.append(root)
    return tuple(roots)


def clean_environment() -> dict[str, str]:
    """One thread in every numerical library, and nothing else that a program could read."""
    kept = ("LD_LIBRARY_PATH", "SYSTEMROOT", "DYLD_LIBRARY_PATH")
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **{f"{library}_NUM_THREADS": "1" for library in threads},
    }


class Template:
    """The fork server: one clean process that is loaded once and forked for every worker."""

    def __init__(self, settings: Settings) -> None:
        self.link, theirs = socket.socketpair()
        self._ready = False
        # Its own standard error goes to a file: no thread is needed to read it.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `close`)
        code = BOOT.format(module="template", argument=theirs.fileno())
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, *INTERPRETER, code, settings.to_json()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=[theirs.fileno()],
                env=clean_environment(),
                start_new_session=True,
            )

    def start(self, trusted: bool = False) -> Process:
        scratch = tempfile.mkdtemp(prefix="nngrade-")
        (request_end, requests), (replies, reply_end), (output, output_end) = (
            os.pipe() for _ in range(3)
        )
        theirs = [request_end, reply_end, output_end]
        try:
            answer = self._ask({"do": "fork", "scratch": scratch, "trusted": trusted}, theirs)
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        from nngrade.sandbox.channel import Channel  # NumPy, while the template loads it too

        pid = answer["pid"]
        return Process(Channel(requests, replies, output), lambda: self._reap(pid), scratch)

    def _reap(self, pid: int) -> None:
        with contextlib.suppress(LaunchError):
            self._ask({"do": "reap", "pid": pid})

    def _ask(self, message: dict[str, object], descriptors: Iterable[int] = ()) -> dict[str, int]:
        self.link.settimeout(START_SECONDS)
        try:
            socket.send_fds(self.link, [json.dumps(message).encode()], list(descriptors))
            answer = self.link.recv(65536)
        except OSError:
            answer = b""
        if not answer:
            raise LaunchError(f"the worker's template did not start: {self._last_words()}")
        found: dict[str, int] = json.loads(answer)
        if "error" in found:
            raise LaunchError(str(found["error"]))
        return found

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a word"

    def close(self) -> None:
        self.link.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._said.close()


class FreshProcesses:
    """A new interpreter for every worker; slower, and possible everywhere."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def start(self, trusted: bool = False) -> Process:
        scratch = tempfile.mkdtemp(prefix="nngrade-")
        code = BOOT.format(module="spawned", argument=trusted)
        process = subprocess.Popen(
            [sys.executable, *INTERPRETER, code, self.settings.with_scratch(scratch).to_json()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=clean_environment(),
            start_new_session=True,
            bufsize=0,
        )
        streams = [s for s in (process.stdin, process.stdout, process.stderr) if s is not None]
        ends = [os.dup(stream.fileno()) for stream in streams]
        for stream in streams:
            stream.close()
        from nngrade.sandbox.channel import Channel

        if os.name == "nt":
            ends = _selectable(ends)
        return Process(Channel(*ends), lambda: _end_group(process), scratch)

    def close(self) -> None:
        """Nothing is kept between workers."""


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _selectable(ends: list[int]) -> list[int]:
    """Windows selects over sockets only: a thread a pipe carries the bytes across."""
    requests, *readable = ends
    ours, theirs = socket.socketpair()
    _pump(theirs.detach(), requests)
    carried = [ours.detach()]
    for end in readable:
        ours, theirs = socket.socketpair()
        _pump(end, theirs.detach())
        carried.append(ours.detach())
    return carried


def _pump(source: int, target: int) -> None:
    def carry() -> None:
        with contextlib.suppress(OSError):
            while part := os.read(source, 1 << 16):
                while part:
                    part = part[os.write(target, part) :]
        for descriptor in (source, target):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    threading.Thread(target=carry, daemon=True).start()
