"""Which files in a folder are submissions, and whose: found by their names, none is opened yet."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nngrade import rubrics

SUFFIX = ".py"
# What systems and editors leave behind; nobody has to be told of it.
DEBRIS = frozenset({"__pycache__", "__MACOSX", "desktop.ini", "Thumbs.db"})


@dataclass(frozen=True)
class Submission:
    """One file of one student. `refused` says why it cannot be graded, where its place tells."""

    student: str
    exercise: str
    path: Path
    refused: str = ""


@dataclass(frozen=True)
class Collection:
    """All submissions, by student and exercise, and what else lies there.

    `aside` are files and folders that are no exercise, `without` students who have none, and
    `closed` folders that could not be looked into, with the reason.
    """

    submissions: tuple[Submission, ...]
    aside: tuple[Path, ...]
    without: tuple[str, ...]
    closed: tuple[str, ...]


def collect(folder: Path, exercise: str | None, beside: Path) -> Collection:
    """``folder/STUDENT/exerciseN.py``; with `exercise`, every Python file directly in `folder`.

    `beside` is where the marks go, which is no student. Raises `OSError` where `folder` itself
    cannot be read.
    """
    entries = [entry for entry in _entries(folder) if not _same(entry, beside)]
    if exercise is not None:
        mine = {p: (p.stem, exercise) for p in entries if p.suffix.lower() == SUFFIX}
        found = tuple(_each_once(mine))
        return Collection(found, tuple(p for p in entries if p not in mine), (), ())
    return _from_students(entries)


def _from_students(entries: Iterable[Path]) -> Collection:
    submissions: list[Submission] = []
    aside, without, closed = [], [], []
    for home in entries:
        if not home.is_dir():
            aside.append(home)
            continue
        try:
            files = _entries(home)
        except OSError as error:
            closed.append(f"{home} cannot be opened ({error.strerror})")
            continue
        mine = {p: (home.name, name) for p in files if (name := exercise_of(p)) is not None}
        aside += [path for path in files if path not in mine]
        refused = f"{home} is a symbolic link; give the folder itself." if home.is_symlink() else ""
        submissions += _each_once(mine, refused)
        if not mine:
            without.append(home.name)
    return Collection(tuple(submissions), tuple(aside), tuple(without), tuple(closed))


def _entries(folder: Path) -> list[Path]:
    """In the order of their names, without what systems and editors hide there."""
    return [path for path in sorted(folder.iterdir()) if not _debris(path)]


def _debris(path: Path) -> bool:
    """Hidden things are, unless they are a submission or a student's folder with one."""
    if path.name in DEBRIS or path.name.startswith("._"):  # macOS keeps a file's icon there
        return True
    if not path.name.startswith("."):
        return False
    return path.suffix.lower() != SUFFIX and not (path.is_dir() and _holds_exercise(path))


def _holds_exercise(folder: Path) -> bool:
    try:
        return any(exercise_of(path) for path in folder.iterdir())
    except OSError:
        return False


def _same(path: Path, other: Path) -> bool:
    return os.path.abspath(path) == os.path.abspath(other)  # noqa: PTH100 (links as they are)


def exercise_of(path: Path) -> str | None:
    """The exercise that a file is called after, in capitals or not."""
    name = path.stem.lower()
    return name if path.suffix.lower() == SUFFIX and name in rubrics.CATALOGUE else None


def _each_once(found: dict[Path, tuple[str, str]], refused: str = "") -> Iterator[Submission]:
    """One submission a student and exercise, also where names differ in capitals alone."""
    alike: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path, whose in found.items():
        alike[whose].append(path)
    for (student, exercise), paths in sorted(alike.items()):
        why = refused
        if len(paths) > 1:
            names = " and ".join(path.name for path in paths)
            why = why or f"{names} are {len(paths)} files for one exercise; keep one of them."
        yield Submission(student, exercise, paths[0], why)
