"""What the grader may hear from a worker; each reply is data, none of it is a verdict.

Whatever a worker's words are used for later (searched for signs, compared with names, wrapped,
shown), here they become short, and harmless to read. Names are names, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from nngrade.printable import MAX_QUOTED, one_line, printable, quoted
from nngrade.sandbox.plain import REASONS
from nngrade.sandbox.standins import NOTEBOOK_STANDINS, STANDINS

MAX_MESSAGE = 1000
MAX_LINE = 200  # of a program, and of a name
MAX_TRACE = 4000
MAX_NAMES = 500
MAX_CELLS = 50

CELL = re.compile(r"cell \[?\d{1,9}\]?")
MAGIC = re.compile(r"%%\w{1,30}")


@dataclass(frozen=True)
class Raised:
    """An exception, in the worker's words: shown, never scored."""

    type: str
    bases: tuple[str, ...]
    message: str
    line: int | None
    source: str
    trace: str
    unwritten: bool
    cell: str = ""  # of a notebook, where `line` is: "cell 3"

    @property
    def place(self) -> str:
        """With the word before it: " in line 2", " in cell 3, line 2", or nothing."""
        where = [self.cell] if self.cell else []
        where += [f"line {self.line}"] if self.line else []
        return f" in {', '.join(where)}" if where else ""

    def words(self, place: str | None = None, most: int = MAX_QUOTED) -> str:
        """What goes on after "it raised", up to the full stop: IndexError in line 2: “too big”."""
        where = self.place if place is None else place
        message = self.message.strip().rstrip(".")
        return f"{self.type}{where}: {quoted(message, most)}" if message else f"{self.type}{where}"


@dataclass(frozen=True)
class Broken:
    """A notebook's cell that did not run to its end: it raised, or was stopped for its time."""

    cell: str
    cause: Raised | None
    seconds: float = 0.0  # after which it was stopped, where it raised nothing

    @property
    def place(self) -> str:
        """Where it raised; the cell is named where that is another one, whose function it calls."""
        if self.cause is None:
            return ""
        elsewhere = self.cause.cell != self.cell
        return (self.cause if elsewhere else replace(self.cause, cell="")).place


@dataclass(frozen=True)
class Loaded:
    """The submission ran; `names` are its public callables, `standins` the libraries replaced.

    Of a notebook also the cells that were not run to their end, and those that hold no Python,
    each with the magic that says so.
    """

    names: tuple[str, ...]
    standins: tuple[str, ...]
    broken: tuple[Broken, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Call:
    """A function of a library that the source calls, in a line of a file or of a `cell`."""

    function: str
    cell: str
    line: int


@dataclass(frozen=True)
class Looked:
    """The calls that were looked for and found in the source, before any of it ran."""

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Answered:
    """A call's value, and its arguments as it left them (None where that is not asked).

    `nngrade.sandbox.arguments.AS_THEY_CAME` stands for arguments that were not changed.
    """

    value: Any
    left: Any


@dataclass(frozen=True)
class Absent:
    """There is no such function; `names` are those that there are."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Undefined:
    """A notebook's `function` is not there, since the cell that defines it did not run."""

    function: str
    broken: Broken


@dataclass(frozen=True)
class Died:
    """The process ended, or spoke what is no frame; `reason` completes "it ..."."""

    reason: str


@dataclass(frozen=True)
class TimedOut:
    """No answer within `seconds`, those of one call or (`whole`) of the whole submission.

    `asked` is false where those were used up before the question could be put.
    """

    seconds: float
    whole: bool = False
    asked: bool = True


Reply = Looked | Loaded | Answered | Absent | Undefined | Raised | Died | TimedOut


def parse(message: Any) -> Reply:
    """A decoded frame as a reply. Raises `ValueError` for anything else."""
    if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
        raise ValueError("a reply that is no message")
    kind = message["kind"]
    if kind == "value" and {"value", "left"} <= message.keys():
        return Answered(message["value"], message["left"])
    if kind == "loaded":
        return _loaded(message)
    if kind == "looked":
        return _looked(message)
    if kind == "absent":
        return Absent(_names(message.get("names")))
    if kind == "undefined":
        return Undefined(_name(message.get("function")), _broken(message.get("broken")))
    if kind == "raised":
        return _raised(message)
    if kind == "unsendable":
        told = message.get("message")
        why = told if isinstance(told, str) and told in REASONS else "it takes too much memory"
        return Died(f"answered with something that cannot be handed over ({why})")
    raise ValueError("a reply of an unknown kind")


def greeting(message: Any) -> tuple[list[str], list[str]]:
    """Of a worker's first frame: the layers found working, and what was refused in a trial.

    Raises `ValueError`.
    """
    if not isinstance(message, dict):
        raise ValueError("a greeting that is no message")
    return _told(message.get("layers")), _told(message.get("refused"))


def _told(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("a greeting without its layers")
    return value


def _loaded(message: dict[str, Any]) -> Loaded:
    broken, left_out = message.get("broken", []), message.get("left_out", [])
    if not isinstance(broken, list) or not isinstance(left_out, list):
        raise ValueError("a reply that tells nothing of its cells")
    known = STANDINS | NOTEBOOK_STANDINS
    return Loaded(
        names=_names(message.get("names")),
        standins=tuple(name for name in _names(message.get("standins")) if name in known),
        broken=tuple(_broken(cell) for cell in broken[:MAX_CELLS]),
        left_out=tuple(_pair(pair) for pair in left_out[:MAX_CELLS]),
    )


def _looked(message: dict[str, Any]) -> Looked:
    found = message.get("calls")
    calls = [call for call in found if _is_call(call)] if isinstance(found, list) else []
    return Looked(tuple(Call(name, cell, line) for name, cell, line in calls))


def _is_call(value: Any) -> bool:
    if not isinstance(value, tuple) or len(value) != 3:
        return False
    name, cell, line = value
    return bool(_name(name)) and cell in ("", _label(cell)) and type(line) is int and line > 0


def _pair(value: Any) -> tuple[str, str]:
    """A cell's label, and the magic that keeps it from being Python."""
    label, magic = (*value, "", "")[:2] if isinstance(value, list) else ("", "")
    known = isinstance(magic, str) and MAGIC.fullmatch(magic)
    return _label(label) or "a cell", magic if known else "a magic"


def _broken(message: Any) -> Broken:
    if not isinstance(message, dict):
        raise ValueError("a cell that is no message")
    cell, seconds = _label(message.get("cell")) or "a cell", message.get("seconds")
    if isinstance(seconds, float):
        return Broken(cell, None, seconds)
    return Broken(cell, _raised(message))


def _raised(message: dict[str, Any]) -> Raised:
    line = message.get("line")
    return Raised(
        type=_name(message.get("type")) or "an exception",
        bases=_names(message.get("bases")),
        message=_words(message.get("message"), MAX_MESSAGE),
        line=line if type(line) is int and 0 < line < 1 << 31 else None,
        source=one_line(_words(message.get("source"), MAX_LINE), MAX_LINE),
        trace=_words(message.get("trace"), MAX_TRACE),
        unwritten=message.get("unwritten") is True,
        cell=_label(message.get("file")),
    )


def _words(value: Any, most: int) -> str:
    return printable(value[:most]) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """A name as Python has them; nothing for anything else."""
    return value if isinstance(value, str) and len(value) <= MAX_LINE and _named(value) else ""


def _named(text: str) -> bool:
    return text.isidentifier() and printable(text) == text  # some blanks are letters to Python


def _names(value: Any) -> tuple[str, ...]:
    found = value[:MAX_NAMES] if isinstance(value, list) else []
    return tuple(name for name in map(_name, found) if name)


def _label(value: Any) -> str:
    return value if isinstance(value, str) and CELL.fullmatch(value) else ""
