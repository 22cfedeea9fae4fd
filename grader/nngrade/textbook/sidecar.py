"""A file beside a chapter with what the text leaves out: givens, claims, exceptions."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nngrade.textbook.language.chains import chains
from nngrade.textbook.language.lexicon import Lexicon
from nngrade.textbook.reading.files import read_text
from nngrade.textbook.reading.passages import ADDED, ASSERTED, Passage, Unopenable
from nngrade.textbook.sides import names_something, seen

SUFFIX = ".nngrade.toml"
ACCEPT = re.compile(r"^[ \t]*\[\[[ \t]*accept[ \t]*\]\]", re.MULTILINE)
KEYS = {
    "given": "a table of names and figures",
    "claim": "a list of tables with `expression` and `printed`",
    "accept": "a list of tables with `line` or `text`, and `reason`",
}


@dataclass(frozen=True)
class Acceptance:
    """Accepts what is wrong on a line, or what has a text in its claim. `entry` is the passage of
    the file beside the chapter that says so; None for a comment.
    """

    reason: str
    file: str
    line: int | None = None
    text: str | None = None
    entry: Passage | None = None
    until: int | None = None  # the last line that it may be meant for; None for the next


@dataclass(frozen=True)
class Sidecar:
    """`claims` carry the line after which they are judged, or None for the end of the book."""

    givens: tuple[Passage, ...] = ()
    claims: tuple[tuple[int | None, Passage], ...] = ()
    accepted: tuple[Acceptance, ...] = ()


def beside(chapter: Path) -> Path:
    """Where a chapter's sidecar lies, if it has one."""
    return chapter.with_name(chapter.name + SUFFIX)


def load(path: Path, chapter: Path) -> Sidecar:
    """The sidecar of a chapter. Raises `Unopenable`, saying which entry is wrong and how."""
    raw = read_text(path)
    try:
        content = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as problem:
        raise Unopenable(f"{path} is not TOML: {problem}.") from None
    for key in content:
        if key not in KEYS:
            raise Unopenable(f"{path}: there is no {key!r}; there are {', '.join(KEYS)}.")
    return Sidecar(
        tuple(_givens(content.get("given", {}), path)),
        tuple(_claims(_tables(content, "claim", path), path, chapter)),
        tuple(_accepted(_tables(content, "accept", path), path, chapter, raw)),
    )


def refuse_unreadable(givens: tuple[Passage, ...], lexicon: Lexicon) -> None:
    """Raises `Unopenable` for a value that is no figure in the chapter's own way of writing."""
    for given in givens:
        name, _, value = given.text.partition(" = ")
        found = chains(given.text, lexicon, plain=True)
        sides = [seen(side) for chain in found for side in chain.sides]
        one = len(found) == 1 and len(sides) == 2 and not found[0].listed
        if not (one and names_something(sides[0]) and sides[1].numeric):
            told = f"`{name} = {value}` in 'given' cannot be read as a name and its figure"
            raise Unopenable(f"{given.file}: {told}.")


def _tables(content: dict[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Unopenable(f"{path}: {key!r} has to be {KEYS[key]}.")
    return found


def _givens(table: Any, path: Path) -> Iterator[Passage]:
    if not isinstance(table, dict):
        raise Unopenable(f"{path}: 'given' has to be {KEYS['given']}.")
    for name, value in table.items():
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float | str)
            or (isinstance(value, float) and not math.isfinite(value))
        ):
            raise Unopenable(f"{path}: the value given for {name!r} has to be a figure.")
        yield Passage(ADDED, f"{name} = {value}", 1, str(path), "given")


def _claims(
    tables: list[dict[str, Any]], path: Path, chapter: Path
) -> Iterator[tuple[int | None, Passage]]:
    for number, table in enumerate(tables, 1):
        expression = _word(table, "expression", f"claim {number}", path)
        printed = _word(table, "printed", f"claim {number}", path)
        line = table.get("line")
        if line is not None and (isinstance(line, bool) or not isinstance(line, int)):
            raise Unopenable(f"{path}: the line of claim {number} has to be a whole number.")
        passage = Passage(ASSERTED, f"{expression} = {printed}", line or 1, str(chapter))
        yield line, passage


def _accepted(
    tables: list[dict[str, Any]], path: Path, chapter: Path, raw: str
) -> Iterator[Acceptance]:
    places = [raw.count("\n", 0, match.start()) + 1 for match in ACCEPT.finditer(raw)]
    for number, table in enumerate(tables, 1):
        reason = _word(table, "reason", f"accept {number}", path)
        line, text = table.get("line"), table.get("text")
        if isinstance(line, bool) or not isinstance(line, int | None):
            raise Unopenable(f"{path}: the line of accept {number} has to be a whole number.")
        if line is None and not (isinstance(text, str) and text.strip()):
            raise Unopenable(f"{path}: accept {number} needs a `line` or a `text`.")
        place = places[number - 1] if len(places) == len(tables) else 1
        entry = Passage(ADDED, text or f"line {line}", place, str(path))
        yield Acceptance(reason, str(chapter), line, text, entry)


def _word(table: dict[str, Any], key: str, where: str, path: Path) -> str:
    value = table.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        article = "an" if key[0] in "aeiou" else "a"
        raise Unopenable(f"{path}: {where} needs {article} `{key}`.")
    return value.strip()
