"""What the grader may hear from a worker; each reply is data, none of it is a verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nngrade.sandbox.wire import MAX_TEXT


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

    def words(self, place: str | None = None) -> str:
        """What goes on after "it raised", up to the full stop: IndexError in line 2: too large."""
        where = self.place if place is None else place
        message = self.message.rstrip(".")
        return f"{self.type}{where}: {message}" if message else f"{self.type}{where}"


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
class Answered:
    """A call's value, and the arguments as the call left them (None where that is not asked)."""

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
    """No answer within `seconds`, those of one call or (`whole`) of the whole submission."""

    seconds: float
    whole: bool = False


Reply = Loaded | Answered | Absent | Undefined | Raised | Died | TimedOut


def parse(message: Any) -> Reply:
    """A decoded frame as a reply. Raises `ValueError` for anything else."""
    if not isinstance(message, dict):
        raise ValueError("a reply that is no message")
    kind = message.get("kind")
    if kind == "value" and {"value", "left"} <= message.keys():
        return Answered(message["value"], message["left"])
    if kind == "loaded":
        return _loaded(message)
    if kind == "absent":
        return Absent(_names(message.get("names")))
    if kind == "undefined":
        return Undefined(_words(message.get("function")), _broken(message.get("broken")))
    if kind == "raised":
        return _raised(message)
    if kind == "unsendable":
        why = _words(message.get("message")) or "it takes too much memory"
        return Died(f"answered with something that cannot be handed over ({why})")
    raise ValueError("a reply of an unknown kind")


def _loaded(message: dict[str, Any]) -> Loaded:
    broken, left_out = message.get("broken", []), message.get("left_out", [])
    if not isinstance(broken, list) or not isinstance(left_out, list):
        raise ValueError("a reply that tells nothing of its cells")
    return Loaded(
        names=_names(message.get("names")),
        standins=_names(message.get("standins")),
        broken=tuple(_broken(cell) for cell in broken),
        left_out=tuple(_pair(pair) for pair in left_out),
    )


def _pair(value: Any) -> tuple[str, str]:
    label, magic = (*_names(value), "", "")[:2]
    return label, magic


def _broken(message: Any) -> Broken:
    if not isinstance(message, dict):
        raise ValueError("a cell that is no message")
    cell, seconds = _words(message.get("cell")), message.get("seconds")
    if isinstance(seconds, float):
        return Broken(cell, None, seconds)
    return Broken(cell, _raised(message))


def _raised(message: dict[str, Any]) -> Raised:
    line = message.get("line")
    return Raised(
        type=_words(message.get("type")),
        bases=_names(message.get("bases")),
        message=_words(message.get("message")),
        line=line if type(line) is int and line > 0 else None,
        source=_words(message.get("source")),
        trace=_words(message.get("trace")),
        unwritten=message.get("unwritten") is True,
        cell=_words(message.get("file", "")),
    )


def _words(value: Any) -> str:
    return str(value)[:MAX_TEXT]


def _names(value: Any) -> tuple[str, ...]:
    return tuple(_words(name) for name in value) if isinstance(value, list) else ()
