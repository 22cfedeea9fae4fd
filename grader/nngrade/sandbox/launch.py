"""Starting workers: each in a fresh interpreter, or (`nngrade.sandbox.forks`) from a template.

Both give a `Process`: a channel to a worker that has nothing of the grader's memory. Neither
ever forks the grader itself.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nngrade.sandbox import scratch, trees
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
TOOLS = ("landlockpy", "seccompy", "psutil")  # the sandbox's own, where they are installed

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

    def __init__(
        self, channel: Channel, end: Callable[[], None], folder: str, pid: int = 0
    ) -> None:
        self.channel = channel
        channel.overfull = partial(scratch.overfull, folder, pid)
        self._end = end
        self._scratch = folder

    def end(self) -> None:
        self._end()
        self.channel.close()
        scratch.remove(self._scratch)


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
        from nngrade.sandbox.forks import Template

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
        _add_root(roots, spec.origin)
    for tool in TOOLS:
        spec = importlib.util.find_spec(tool)
        _add_root(roots, None if spec is None else spec.origin)
    return tuple(roots)


def _add_root(roots: list[str], origin: str | None) -> None:
    if origin is not None:
        root = str(Path(origin).parents[1])
        if root not in roots[1:]:
            roots.append(root)


def scratch_root() -> str:
    """A folder for scratch directories, which everybody may pass through and only we can list."""
    root = tempfile.mkdtemp(prefix="nngrade-")
    os.chmod(root, 0o711)  # noqa: S103 (workers have user ids of their own)
    return root


def clean_environment() -> dict[str, str]:
    """One thread in every numerical library, and nothing else that a program could read."""
    kept = ("LD_LIBRARY_PATH", "SYSTEMROOT", "DYLD_LIBRARY_PATH")
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **{f"{library}_NUM_THREADS": "1" for library in threads},
    }


class FreshProcesses:
    """A new interpreter for every worker; slower, and possible everywhere.

    `pumped` carries the bytes over threads, for systems whose pipes cannot be waited for.
    """

    def __init__(self, settings: Settings, pumped: bool = os.name == "nt") -> None:
        self.settings = settings
        self.pumped = pumped

    def start(self, trusted: bool = False) -> Process:
        from nngrade.sandbox.channel import Channel

        root = scratch_root()
        own = tempfile.mkdtemp(prefix="", dir=root)
        settings = self.settings.within(root, own, os.getpid()).to_json()
        mark = {trees.MARK: os.path.basename(root)}
        code = BOOT.format(module="spawned", argument=trusted)
        command = [sys.executable, *INTERPRETER, code, settings]
        (link, their_link), (output, their_output) = socket.socketpair(), socket.socketpair()
        if self.pumped:
            from nngrade.sandbox.pump import pump

            process = self._popen(command, mark, subprocess.PIPE, subprocess.PIPE)
            pump(process, their_link, their_output)
        else:
            with their_link, their_output:
                process = self._popen(command, mark, their_link.fileno(), their_output.fileno())
        end = partial(_end_all, process, mark[trees.MARK], time.time())
        return Process(Channel(link, output), end, root, process.pid)

    def _popen(
        self, command: list[str], mark: dict[str, str], channel: int, output: int
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=channel,
            stdout=channel,
            stderr=output,
            env=clean_environment() | mark,
            start_new_session=True,
            bufsize=0,
        )

    def close(self) -> None:
        """Nothing is kept between workers."""


def _end_all(process: subprocess.Popen[bytes], mark: str, since: float) -> None:
    """The process group, where there is such a thing, and whatever else carries the mark."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    started = trees.descendants(process.pid)
    process.kill()
    process.wait()
    trees.end(started)
    trees.end_marked(mark, since)
