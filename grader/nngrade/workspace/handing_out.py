"""Putting stubs into a workspace without ever losing what a student wrote."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nngrade import course, rubrics
from nngrade.submission import NOTEBOOK, Refused, is_notebook
from nngrade.workspace.folder import State, digest


class NoWorkspace(ValueError):
    """The folder cannot be a workspace; the message says why."""


@dataclass(frozen=True)
class Handed:
    """What happened to one exercise: "new", "same", "kept", "updated" or "beside" (at `path`)."""

    exercise: str
    outcome: str
    path: Path


def hand_out(folder: Path, notebooks: bool = False) -> list[Handed]:
    """Every stub into `folder`, which is made if need be. Raises `NoWorkspace`."""
    suffix = NOTEBOOK if notebooks else ".py"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        state = State.read(folder)
        handed = [
            _hand_out_one(folder / f"{name}{suffix}", state, name) for name in rubrics.CATALOGUE
        ]
        state.write(folder)
    except FileExistsError:
        raise NoWorkspace(f"{folder} is a file; name a folder.") from None
    except OSError as error:
        raise _not_written(folder, error) from None
    return handed


def _hand_out_one(path: Path, state: State, name: str) -> Handed:
    """A file that is there stays as it is, unless it is an older stub that nobody touched."""
    stub = stub_of(path, name)
    key = path.name if is_notebook(path) else name
    given, new = state.stubs.get(key), _content_digest(path, stub)
    if not os.path.lexists(path):
        _write(path, stub)
        outcome = "new"
    else:
        present = _digest_of(path)
        if present == new:
            outcome = "same"
        elif given in (None, new):
            outcome = "kept"
        elif present == given:
            _write(path, stub)
            outcome = "updated"
        else:
            path, outcome = _beside(path, stub), "beside"
    if given is not None or outcome != "kept":
        state.stubs[key] = new
    return Handed(name, outcome, path)


def _not_written(folder: Path, error: OSError) -> NoWorkspace:
    """Names the folder: the file is one of nngrade's own, put beside and then in its place."""
    where = (Path(error.filename).parent if error.filename else folder).absolute()
    reason = error.strerror or type(error).__name__
    return NoWorkspace(f"{where} cannot be written to ({reason}).")


def _beside(path: Path, stub: bytes) -> Path:
    """A new stub next to the student's file, under a name that is free or holds just that."""
    number = 1
    while True:
        place = path.with_name(f"{path.stem}.new{'' if number == 1 else number}{path.suffix}")
        if not os.path.lexists(place):
            _write(place, stub)
            return place
        if _digest_of(place) == _content_digest(path, stub):
            return place
        number += 1


def is_stub(path: Path, exercise: str) -> bool:
    """Whether nothing was written into the stub at `path` yet."""
    return _digest_of(path) == _content_digest(path, stub_of(path, exercise))


def stub_of(path: Path, exercise: str) -> bytes:
    """What is handed out as `path`: the stub as a Python file, or as a notebook."""
    stub = course.stub(exercise).read_bytes()
    if not is_notebook(path):
        return stub
    from nngrade.notebook.stubs import notebook_of

    return notebook_of(stub.decode("utf-8"), exercise)


def reset(path: Path, exercise: str) -> Path | None:
    """Puts the stub at `path`; returns where the old file is kept, None when there was none.

    At every moment the old file is there under one of the two names. Raises `NoWorkspace`.
    """
    if path.is_dir() and not path.is_symlink():
        raise NoWorkspace(f"{path} is a folder; move it away, and the stub can come back.")
    try:
        backup = _back_up(path) if os.path.lexists(path) else None
        _write(path, stub_of(path, exercise))
    except OSError as error:
        raise _not_written(path.parent, error) from None
    return backup


def _back_up(path: Path) -> Path:
    number = 1
    while True:
        place = path.with_name(f"{path.stem}.backup{number}{path.suffix}")
        try:
            os.link(path, place, follow_symlinks=False)
        except FileExistsError:
            number += 1
        except OSError:  # a file system without links
            if os.path.lexists(place):
                number += 1
                continue
            shutil.copy2(path, place, follow_symlinks=False)
            return place
        else:
            return place


def _write(path: Path, data: bytes) -> None:
    """In one step: an interruption leaves the old file or the new one, never half of it."""
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _digest_of(path: Path) -> str:
    try:
        return _content_digest(path, path.read_bytes())
    except OSError:
        return ""


def _content_digest(path: Path, data: bytes) -> str:
    """Of a notebook what was written into its cells: running it changes the file too."""
    if not is_notebook(path):
        return digest(data)
    from nngrade.notebook import reading

    try:
        return reading.digest(path, data)
    except Refused:
        return digest(data)
