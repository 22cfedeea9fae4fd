"""The workspace: which files are the student's, which stub each began from, the last result.

`.nngrade/workspace.json` holds it in plain sight: for every exercise the SHA-256 of the stub
that was handed out (of a notebook, under its file's name, that of what stands in its cells), and
of the last file checked with its score; which hints were seen, and which exercises were given up.
It is a convenience, never evidence; a lost or broken file only makes `list` say less.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nngrade.printable import named
from nngrade.source import Source, as_bytes
from nngrade.submission import NOTEBOOK, Refused

if TYPE_CHECKING:
    from nngrade.report import Report

STATE = Path(".nngrade") / "workspace.json"
DAMAGED = f"{STATE}.damaged"


def root(start: Path | None = None) -> Path | None:
    """The nearest folder, this one or above, that `init` has made a workspace."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        with contextlib.suppress(OSError):  # a folder that may not be looked into is none
            if (folder / STATE).is_file():
                return folder
    return None


def own_copy(exercise: str) -> Path | None:
    """The student's file of an exercise: in this folder, else in the workspace around it.

    The notebook, where there is no Python file.
    """
    around = root()
    for folder in (Path.cwd(), around):
        for suffix in (".py", NOTEBOOK):
            if folder is not None and os.path.lexists(folder / f"{exercise}{suffix}"):
                path = folder / f"{exercise}{suffix}"
                return path.relative_to(Path.cwd()) if folder == Path.cwd() else path
    return None


def submitted(exercise: str, file: Path | None, command: str, does: str) -> Path:
    """`file`, or the student's own copy where none is named. Raises `Refused` where there is none.

    The sentence says what to type: `command` with a file, which it "checks", say (`does`).
    """
    path = file or own_copy(exercise)
    if path is None:
        below = [folder for folder in _folders_here() if (folder / STATE).is_file()]
        if len(below) == 1:
            raise Refused(f"There is no {exercise}.py here, but in {below[0]}: `cd {below[0]}`.")
        raise Refused(
            f"There is no {exercise}.py here. `nngrade init` makes a folder with the stubs; "
            f"`nngrade {command} {exercise} FILE` {does} anywhere."
        )
    return path


def _folders_here() -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in Path().iterdir() if path.is_dir())
    return []


def left_aside(path: Path) -> tuple[str, ...]:
    """A note, where the student's own copy at `path` has a notebook of the same name beside it."""
    other = path.with_suffix(NOTEBOOK)
    if path.suffix == NOTEBOOK or not os.path.lexists(other):
        return ()
    command = f"`nngrade check {named(path.stem)} {named(other.name)}`"
    told = f"{named(other.name)} is here too; {named(path.name)} was checked."
    return (f"{told} {command} checks the notebook.",)


def stub_name(exercise: str, state: State) -> str:
    """What the stub of an exercise is called in a workspace: as it was handed out there."""
    notebook = f"{exercise}{NOTEBOOK}"
    return notebook if notebook in state.stubs and exercise not in state.stubs else f"{exercise}.py"


def digest(data: bytes) -> str:
    import hashlib  # OpenSSL takes 10 ms to load, which a check can spend later

    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class LastCheck:
    """The result of the last whole check of a file, and that file's digest.

    `open` names the checks that had not passed, in the exercise's order.
    """

    sha256: str
    status: str
    score: float
    max_score: float
    open: tuple[str, ...] = ()

    @staticmethod
    def of(data: Any) -> LastCheck:
        """What was written, read again. Raises `TypeError` where it is something else."""
        known = {key: value for key, value in data.items() if key != "open"}
        return LastCheck(**known, open=tuple(str(name) for name in data.get("open", ())))


@dataclass
class State:
    """What `.nngrade/workspace.json` holds.

    `hints` has for every exercise and check the highest level of hint that was shown; `given_up`
    the exercises whose model answer was asked for before they were solved. `damaged` says that
    there is a file which could not be read: it is kept beside the new one.
    """

    stubs: dict[str, str]
    checks: dict[str, LastCheck]
    hints: dict[str, dict[str, int]] = field(default_factory=dict)
    given_up: list[str] = field(default_factory=list)
    damaged: bool = False

    @staticmethod
    def read(folder: Path) -> State:
        """The state of a workspace; an empty one where the file is missing or damaged."""
        try:
            data: Any = json.loads((folder / STATE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return State({}, {})
        except (OSError, ValueError, RecursionError):
            return State({}, {}, damaged=True)
        try:
            return State(
                stubs={str(k): str(v) for k, v in data["stubs"].items()},
                checks={str(k): LastCheck.of(v) for k, v in data["checks"].items()},
                hints={str(k): _levels(v) for k, v in data.get("hints", {}).items()},
                given_up=[str(name) for name in data.get("given_up", [])],
            )
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
            return State({}, {}, damaged=True)

    def write(self, folder: Path) -> None:
        """Replaces the file in one step, so that an interruption leaves the old one."""
        path = folder / STATE
        path.parent.mkdir(exist_ok=True)
        held = asdict(self)
        del held["damaged"]
        text = json.dumps({"version": 1, **held}, indent=1)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_text(text + "\n", encoding="utf-8")
        if self.damaged:
            path.replace(folder / DAMAGED)
        beside.replace(path)


def _levels(seen: Any) -> dict[str, int]:
    return {str(check): int(level) for check, level in seen.items()}


def remember(path: Path, source: Source, report: Report) -> tuple[str, ...]:
    """Keeps the result for `list`; a workspace that cannot be written to goes without.

    A note, where what was kept before could not be read.
    """
    around = root(path.absolute().parent)
    if around is None or path.absolute().parent != around:
        return ()
    state = State.read(around)
    state.checks[report.exercise] = LastCheck(
        digest(as_bytes(source)),
        report.status,
        report.score,
        report.max_score,
        tuple(check.name for check in report.checks if check.status != "passed"),
    )
    try:
        state.write(around)
    except OSError:
        return ()
    if not state.damaged:
        return ()
    return (f"{STATE} could not be read: your progress is counted anew. It is kept as {DAMAGED}.",)
