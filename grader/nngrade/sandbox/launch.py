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
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nngrade.sandbox.settings import Settings

if TYPE_CHECKING:
    from nngrade.sandbox.channel import Channel

START_SECONDS = 300.0  # a cold PyTorch from a slow disk

# What a submission may import must be found by the worker; the rest of the grader's path not.
PACKAGES = {
    "numpy": {"numpy": "numpy"},
    "torch": {
        "numpy": "numpy",
        "torch": "torch",
        "sklearn": "scikit-learn",
        "scipy": "scipy",
        "pandas": "pandas",
        "sympy": "sympy",
    },
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
    """`mode` is "fork", "spawn", or "auto": fork where it is possible and no GPU is in use.

    "pumped" is "spawn" in the way of Windows, for tests elsewhere.
    """
    if mode == "auto":
        mode = "spawn" if settings.gpu or not hasattr(os, "fork") else "fork"
    if mode == "fork":
        return Template(settings)
    return FreshProcesses(settings, pumped=mode == "pumped" or os.name == "nt")


def search_paths(family: str) -> tuple[str, ...]:
    """Where nngrade is, then where the family's packages are: the worker's whole extra path.

    Raises `LaunchError` when a package is missing.
    """
    own = str(Path(__file__).resolve().parents[2])
    roots = [own]
    for package, distribution in PACKAGES[family].items():
        spec = importlib.util.find_spec(package)
        if spec is None:
            raise LaunchError(
                f"{distribution} is not installed; run `python -m pip install {distribution}`"
            )
        if spec.origin is not None:
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
        self.settings = settings
        self.link, theirs = socket.socketpair()
        self._fallback: FreshProcesses | None = None
        self._running: set[int] = set()
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
        if self._fallback is not None:
            return self._fallback.start(trusted)
        scratch = tempfile.mkdtemp(prefix="nngrade-")
        (link, their_link), (output, their_output) = socket.socketpair(), socket.socketpair()
        with their_link, their_output:
            theirs = [their_link.fileno(), their_output.fileno()]
            answer = self._ask({"do": "fork", "scratch": scratch, "trusted": trusted}, theirs)
        if answer.get("threads", 1) > 1:  # forking would not be safe: a library started threads
            link.close()
            output.close()
            shutil.rmtree(scratch, ignore_errors=True)
            self._fallback = FreshProcesses(self.settings)
            return self.start(trusted)
        from nngrade.sandbox.channel import Channel  # NumPy, while the template loads it too

        pid = answer["pid"]
        self._running.add(pid)
        return Process(Channel(link, output), lambda: self._reap(pid), scratch)

    def _reap(self, pid: int) -> None:
        with contextlib.suppress(LaunchError):
            self._ask({"do": "reap", "pid": pid})
        self._running.discard(pid)

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
        return found

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a word"

    def close(self) -> None:
        """Ends the template; at once where no worker of its is left to be ended by it."""
        self.link.close()
        if not self._running:
            self.process.kill()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._said.close()


class FreshProcesses:
    """A new interpreter for every worker; slower, and possible everywhere.

    `pumped` carries the bytes over threads, for systems whose pipes cannot be waited for.
    """

    def __init__(self, settings: Settings, pumped: bool = os.name == "nt") -> None:
        self.settings = settings
        self.pumped = pumped

    def start(self, trusted: bool = False) -> Process:
        from nngrade.sandbox.channel import Channel

        scratch = tempfile.mkdtemp(prefix="nngrade-")
        settings = self.settings.with_scratch(scratch).to_json()
        code = BOOT.format(module="spawned", argument=trusted)
        command = [sys.executable, *INTERPRETER, code, settings]
        (link, their_link), (output, their_output) = socket.socketpair(), socket.socketpair()
        if self.pumped:
            from nngrade.sandbox.pump import pump

            process = self._popen(command, subprocess.PIPE, subprocess.PIPE)
            pump(process, their_link, their_output)
        else:
            with their_link, their_output:
                process = self._popen(command, their_link.fileno(), their_output.fileno())
        return Process(Channel(link, output), lambda: _end_group(process), scratch)

    def _popen(self, command: list[str], channel: int, output: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=channel,
            stdout=channel,
            stderr=output,
            env=clean_environment(),
            start_new_session=True,
            bufsize=0,
        )

    def close(self) -> None:
        """Nothing is kept between workers."""


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
