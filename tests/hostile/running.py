"""Running a grader to its end or to its limit, and looking at it and its folder meanwhile."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

MB = 1 << 20
MEMORY = 450 * MB  # of the grader's own process; an honest file takes a fifth of it
DISK = 400 * MB  # in its temporary directory at any time
ENTRIES = 15_000  # files and folders there
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Bounds:
    """More than this is what a bomb wants; with `early` the run ends as soon as it has come."""

    seconds: float
    memory: int = MEMORY
    disk: int = DISK
    early: bool = False

    def passed(self, memory: int, disk: int) -> bool:
        return self.early and (memory > self.memory or disk > self.disk)


@dataclass(frozen=True)
class Ended:
    """What is seen of a run: no status where it had to be ended, the most memory and disk."""

    returncode: int | None
    output: str
    seconds: float
    memory: int
    disk: int
    survivors: list[str]


def adopt(orphans: bool = True) -> None:
    """Orphans come to this process, and so can be seen and ended, whoever started them."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(orphans), 0, 0, 0)


@contextlib.contextmanager
def adopting() -> Iterator[None]:
    adopt()
    try:
        yield
    finally:
        adopt(False)


def run(
    command: Sequence[str],
    variables: dict[str, str],
    folder: Path,
    temporary: Path,
    bounds: Bounds,
) -> Ended:
    """Runs `command` in `folder` with these environment variables alone."""
    others = set(psutil.Process().children())
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # never closed: somebody may wait for it
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=variables,
            start_new_session=True,
        )
        started, memory, disk = time.monotonic(), 0, 0
        while process.poll() is None and time.monotonic() - started < bounds.seconds:
            memory, disk = max(memory, _memory(process.pid)), max(disk, _disk(temporary))
            if bounds.passed(memory, disk):
                break
            time.sleep(0.02)
        returncode, taken = process.poll(), time.monotonic() - started
        if returncode is None:
            _end(process)
        survivors = _ended(others)
        assert process.stdin is not None
        process.stdin.close()
        output.seek(0)
        said = output.read(4 * MB).decode("utf-8", "replace")
    disk = max(disk, _disk(temporary))
    found = [] if returncode is None else survivors
    return Ended(returncode, said, taken, memory, disk, found)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _started(others: set[psutil.Process]) -> list[psutil.Process]:
    """All that has been started by any but these `others`, which may run something meanwhile."""
    found = []
    for child in psutil.Process().children():
        if child not in others:
            with contextlib.suppress(psutil.Error):
                found += [child, *child.children(recursive=True)]
    return found


def _ended(others: set[psutil.Process]) -> list[str]:
    """Those that still lived, and now do not any more, nor what they started meanwhile."""
    found = []
    while left := _started(others):
        for process in left:
            with contextlib.suppress(psutil.Error):
                if process.status() != psutil.STATUS_ZOMBIE:
                    found.append(f"{process.pid} {process.name()}")
                process.kill()
                process.wait(5)
    return found


def _memory(pid: int) -> int:
    """The most that the process has had at a time, in bytes."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) << 10
    return 0


def _disk(folder: Path) -> int:
    """Bytes below `folder`; `ENTRIES` of which none holds anything count as much as `DISK`."""
    total = 0
    waiting = [str(folder)]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                total += DISK // ENTRIES
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total
