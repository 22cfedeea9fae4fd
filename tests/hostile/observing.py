"""Running a grader on an attack, and seeing all that an attack could want to bring about."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from arena import Arena, Door
from attack import Attack
from placing import PLACED

MB = 1 << 20
MEMORY = 450 * MB  # of the grader's own process; an honest file takes a fifth of it
DISK = 400 * MB  # in its temporary directory at any time
ENTRIES = 15_000  # files and folders there
SCALE = 8  # a bomb that is scaled down needs so much less of the disk
SCALED_MEMORY = 160 * MB  # and so much memory is enough
NAIVE_SECONDS, HANGING_SECONDS = 60.0, 2.0
PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Observation:
    """What came of one run."""

    returncode: int | None  # None: it had to be ended
    output: str
    seconds: float
    verdict: dict[str, Any] | None
    memory: int
    disk: int
    survivors: list[str]
    left: set[str]
    knocked: bool
    scaled: bool
    secret: str
    mark: str

    @property
    def score(self) -> float:
        return float(self.verdict["score"]) if self.verdict else 0.0

    def succeeded(self, success: str, attack: Attack) -> bool:
        """Whether an attack got what it was after."""
        return {
            "points": self.score > attack.honest,
            "leak": self.secret in self.output,
            "act": self.mark[::-1] in self.output,
            "survivor": bool(self.survivors),
            "left": bool(self.left),
            "contact": self.knocked,
            "hang": self.returncode is None,
            "crash": self._crashed(attack),
            "memory": self.memory > (SCALED_MEMORY if self.scaled else MEMORY),
            "disk": self.disk > (DISK // SCALE if self.scaled else DISK),
        }[success]

    def _crashed(self, attack: Attack) -> bool:
        """Whether the grader ended by itself in a way that no grader should."""
        if self.returncode is None:
            return False
        told = self.verdict is not None or attack.refused
        return self.returncode not in attack.statuses or not told

    def successes(self, attack: Attack) -> list[str]:
        """All that any attack could have wanted and that came about."""
        return [success for success in SUCCESSES if self.succeeded(success, attack)]


SUCCESSES = (
    "points", "leak", "act", "survivor", "left", "contact", "hang", "crash", "memory", "disk",
)  # fmt: skip


@contextlib.contextmanager
def adopting() -> Iterator[None]:
    """Orphans come to this process, and so can be seen and ended, whoever started them."""
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def real(arena: Arena, door: Door, attack: Attack, without: str = "") -> Observation:
    """The real command, as a teacher would run it."""
    command = [sys.executable, "-m", "nngrade", "check", attack.exercise]
    options = ["--format", "json", "--timeout", str(attack.timeout)]
    seconds = 4 * attack.timeout + 20
    layers = {"NNGRADE_WITHOUT_LAYERS": without} if without else {}
    return _observed(arena, door, attack, command, options, seconds, layers, bool(without))


def naive(arena: Arena, door: Door, attack: Attack) -> Observation:
    """The grader that the attack is made for."""
    grader, _, how = attack.keys["fools"].partition(" ")
    command = [sys.executable, str(Path(__file__).with_name(f"naive_{grader}.py"))]
    compare = attack.keys.get("compare", "allclose")
    solution = str(arena.solution(attack.exercise))
    options = [attack.exercise, solution, compare, *([how] if how else [])]
    seconds = HANGING_SECONDS if "hang" in attack.successes else NAIVE_SECONDS
    return _observed(arena, door, attack, command, options, seconds, {}, scaled=True)


def _observed(
    arena: Arena,
    door: Door,
    attack: Attack,
    command: Sequence[str],
    options: Sequence[str],
    seconds: float,
    variables: dict[str, str],
    scaled: bool,
) -> Observation:
    with _folders(arena) as (submitted, temporary):
        here = {"HERE": str(submitted)}
        text = attack.written(arena.places(attack) | door.places() | here, scaled)
        place = PLACED[attack.keys.get("placed", "")]
        file = place(submitted, submitted / f"{attack.exercise}.py", text)
        door.knocked()
        before, known = arena.traces(), {path.name for path in submitted.iterdir()} | CACHES
        enough = attack.successes in {("memory",), ("disk",)}
        done = _run(
            [*command, str(file), *options],
            arena.environment(temporary) | variables,
            submitted,
            temporary,
            seconds,
            (SCALED_MEMORY, DISK // SCALE) if scaled and enough else (1 << 60, 1 << 60),
        )
        returncode, output, taken, memory, disk, survivors = done
        left = {trace for trace in arena.traces() if trace not in before}
        left |= {f"beside it: {p.name}" for p in submitted.iterdir() if p.name not in known}
        left |= {f"temporary: {path.name}" for path in temporary.iterdir()}
        arena.restore(left)
        return Observation(
            returncode, output, taken, _verdict(output), memory, disk,
            survivors, left, door.knocked(), scaled, arena.secret, arena.mark,
        )  # fmt: skip


CACHES = {"__pycache__", ".pytest_cache"}


@contextlib.contextmanager
def _folders(arena: Arena) -> Iterator[tuple[Path, Path]]:
    """One that the submission is in, and one for all temporary files."""
    top = Path(tempfile.mkdtemp(prefix="run-", dir=arena.folder))
    submitted, temporary = top / "handed-in", top / "temporary"
    for folder in (top, submitted, temporary):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)
    try:
        yield submitted, temporary
    finally:
        _remove(top)


def _remove(folder: Path) -> None:
    """Also what an attack has made too deep, or has closed to its owner."""
    subprocess.run(["chmod", "-R", "u+rwx", folder], check=False, capture_output=True)
    subprocess.run(["rm", "-rf", folder], check=False)


def _run(
    command: Sequence[str],
    variables: dict[str, str],
    folder: Path,
    temporary: Path,
    limit: float,
    enough: tuple[int, int],
) -> tuple[int | None, str, float, int, int, list[str]]:
    others = set(_children())
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # never closed: somebody may wait for it
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=variables,
            start_new_session=True,
        )
        memory = disk = 0
        while process.poll() is None and time.monotonic() - started < limit:
            memory, disk = max(memory, _memory(process.pid)), max(disk, _disk(temporary))
            if memory > enough[0] or disk > enough[1]:
                break  # it has been seen, and this machine is spared the rest
            time.sleep(0.02)
        returncode, taken = process.poll(), time.monotonic() - started
        if returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
        survivors = _ended([child for child in _children() if child not in others])
        assert process.stdin is not None
        process.stdin.close()
        output.seek(0)
        said = output.read(4 * MB).decode("utf-8", "replace")
    disk = max(disk, _disk(temporary))
    return returncode, said, taken, memory, disk, survivors if returncode is not None else []


def _children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def _ended(processes: Sequence[psutil.Process]) -> list[str]:
    """Those that still lived, and now do not any more."""
    found = []
    for process in processes:
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


def _verdict(output: str) -> dict[str, Any] | None:
    """A report, or the last line of a naive grader."""
    for text in (output, output.strip().rpartition("\n")[2]):
        with contextlib.suppress(ValueError, RecursionError):
            found = json.loads(text)
            if isinstance(found, dict) and "score" in found:
                return found
    return None
