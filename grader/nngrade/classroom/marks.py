"""The two files of a class: `marks.csv`, a row a submission, and `reports.jsonl`, a line each.

Both are written as each submission is judged, and put in order when all are. What a former run
left there is kept under another name.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from nngrade.classroom import spreadsheet

MARKS, REPORTS = "marks.csv", "reports.jsonl"


@dataclass(frozen=True)
class Row:
    """One submission's mark. `isolation` and `sha256` are empty where nothing was run or read."""

    student: str
    exercise: str
    status: str
    score: float
    max_score: float
    seed: int
    isolation: str
    sha256: str


class Marks:
    """The files of one run, open for writing. Raises `OSError` where that is impossible."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.kept = _set_aside([folder / MARKS, folder / REPORTS])
        self._files = [_Lines(folder / REPORTS), _Lines(folder / MARKS)]
        self._keys: list[tuple[str, str]] = []
        self._files[1].add(spreadsheet.line(field.name for field in fields(Row)))

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, row: Row, report: bytes) -> None:
        """Both lines are in the files when this returns; neither is where it raises `OSError`."""
        reports, marks = self._files
        reports.add(report)
        try:
            marks.add(spreadsheet.line(astuple(row)))
        except OSError:
            reports.take_back()
            raise
        self._keys.append((row.student, row.exercise))

    def sort(self) -> None:
        """Both files by student and exercise, each replaced in one step."""
        order = sorted(range(len(self._keys)), key=self._keys.__getitem__)
        reports, marks = self._files
        reports.reorder(order)
        marks.reorder([0, *(index + 1 for index in order)])

    def close(self) -> None:
        for file in self._files:
            file.close()


class _Lines:
    """A file that grows by whole lines, and remembers where each begins."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb", buffering=0)
        self._starts = [0]

    def add(self, line: bytes) -> None:
        view = memoryview(line)
        try:
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            self._file.truncate(self._starts[-1])
            self._file.seek(self._starts[-1])
            error.filename = error.filename or str(self.path)
            raise
        self._starts.append(self._starts[-1] + len(line))

    def take_back(self) -> None:
        self._starts.pop()
        self._file.truncate(self._starts[-1])
        self._file.seek(self._starts[-1])

    def reorder(self, order: list[int]) -> None:
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            with self.path.open("rb") as old, beside.open("xb") as new:
                for index in order:
                    old.seek(self._starts[index])
                    new.write(old.read(self._starts[index + 1] - self._starts[index]))
            beside.replace(self.path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def close(self) -> None:
        self._file.close()


def _set_aside(paths: list[Path]) -> tuple[Path, ...]:
    """What is there already gets a number, the same for both; the new names."""
    there = [path for path in paths if os.path.lexists(path)]
    if not there:
        return ()
    number = 1
    while any(os.path.lexists(_numbered(path, number)) for path in paths):
        number += 1
    return tuple(path.rename(_numbered(path, number)) for path in there)


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.backup{number}{path.suffix}")


class Busy(ValueError):
    """Another run writes into the same folder; the message says so."""


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else grades into `folder` meanwhile, where the system can tell. Raises `Busy`."""
    lock = _lock_of_this_system()
    if lock is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if not lock(descriptor):
            raise Busy(f"Another `nngrade grade` is writing into {folder}; wait for it to end.")
        yield
    finally:
        os.close(descriptor)


def _lock_of_this_system() -> Callable[[int], bool] | None:
    try:
        import fcntl
    except ImportError:  # Windows
        return None

    def lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    return lock
