"""What the grader may hear from a worker; each reply is data, none of it is a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nngrade.sandbox.wire import MAX_TEXT


@dataclass(frozen=True)
class Loaded:
    """The submission ran; `names` are its public callables, `standins` the libraries replaced."""

    names: tuple[str, ...]
    standins: tuple[str, ...]


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
class Raised:
    """An exception, in the worker's words: shown, never scored."""

    type: str
    bases: tuple[str, ...]
    message: str
    line: int | None
    source: str
    trace: str
    unwritten: bool


@dataclass(frozen=True)
class Died:
    """The process ended, or spoke what is no frame; `reason` completes "it ..."."""

    reason: str


@dataclass(frozen=True)
class TimedOut:
    """No answer within `seconds`, those of one call or (`whole`) of the whole submission."""

    seconds: float
    whole: bool = False


Reply = Loaded | Answered | Absent | Raised | Died | TimedOut


def parse(message: Any) -> Reply:
    """A decoded frame as a reply. Raises `ValueError` for anything else."""
    if not isinstance(message, dict):
        raise ValueError("a reply that is no message")
    kind = message.get("kind")
    if kind == "value" and {"value", "left"} <= message.keys():
        return Answered(message["value"], message["left"])
    if kind == "loaded":
        return Loaded(_names(message.get("names")), _names(message.get("standins")))
    if kind == "absent":
        return Absent(_names(message.get("names")))
    if kind == "raised":
        return _raised(message)
    if kind == "unsendable":
        return Died(f"answered with something too large to hand over ({message.get('message')})")
    raise ValueError("a reply of an unknown kind")


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
    )


def _words(value: Any) -> str:
    return str(value)[:MAX_TEXT]


def _names(value: Any) -> tuple[str, ...]:
    return tuple(_words(name) for name in value) if isinstance(value, list) else ()
