"""The screen of `nngrade watch`: one page, then where you stand, what was done, and the keys.

A pure function of the watcher's state and the terminal's size.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import click

from nngrade import rubrics
from nngrade.printable import printable
from nngrade.workspace.watch_state import (
    HINT,
    LIST,
    POINTS,
    Judged,
    State,
    Unjudged,
)
from nngrade.workspace.watcher import DIGITS

WIDTH = 80
LOW = 12  # rows below which there is no room to spare
SLOW = 0.3  # seconds after which it is said that a check is running
KEYS = ("n next", "h hint", "l list", "c check all", "r reset", "q quit")


@dataclass(frozen=True)
class Signs:
    """What a bar and the marks are made of."""

    done: str
    open: str
    here: str
    more: str
    passed: str
    failed: str
    blank: str


UNICODE = Signs("█", "░", "▸", "↑↓", "✓", "✗", "·")
ASCII = Signs("#", "-", ">", "up/down", "+", "x", ".")


@dataclass(frozen=True)
class Screen:
    """The lines to paint, and the first line of the page that they show."""

    lines: tuple[str, ...]
    top: int


def screen(state: State, columns: int, rows: int, plain_marks: bool = False) -> Screen:
    """The screen for a terminal of this size; `state.top` is held to what there is to scroll."""
    signs = ASCII if plain_marks else UNICODE
    width = max(columns, 1)
    page = _page(state, width, plain_marks)
    foot = _foot(state, width, rows, signs, scrolls=False)
    if len(page) > rows - len(foot):
        foot = _foot(state, width, rows, signs, scrolls=True)
    room = max(rows - len(foot), 1)
    top = max(min(state.top, len(page) - room), 0)
    shown = page[top : top + room]
    shown += [""] * (room - len(shown))
    lines = [line.replace("…", "...") if plain_marks else line for line in (*shown, *foot)]
    return Screen(tuple(_cut(line, width) for line in lines[:rows]), top)


def _cut(line: str, width: int) -> str:
    plain = click.unstyle(line)
    return line if len(plain) <= width else plain[:width]


def _wrapped(text: str, width: int, colour: str | None = None) -> list[str]:
    lines = textwrap.wrap(printable(text), min(width, WIDTH)) if text else []
    return [click.style(line, fg=colour) for line in lines]


# The page.


def _page(state: State, width: int, plain_marks: bool) -> list[str]:
    if state.page == LIST:
        return _list(state, ASCII if plain_marks else UNICODE)
    if state.page == HINT and state.hint is not None:
        from nngrade.render import hint_text

        follows = "Press h for the next one." if state.hint.level < state.hint.of else ""
        last = follows or "That was the last hint on this check."
        return [*hint_text.render(state.hint, min(width, WIDTH)).splitlines(), "", last]
    if isinstance(state.shown, Judged):
        from nngrade.render import text

        lines = text.render(state.shown.report, plain_marks, min(width, WIDTH), "").splitlines()
        if _waits(state):  # this is about what was there before
            return [click.style(click.unstyle(line), dim=True) for line in lines]
        return lines
    return _waiting(state, width)


def _waiting(state: State, width: int) -> list[str]:
    """Before there is a verdict, or in its place."""
    if not state.current:
        seen = [f"  {name}  {standing.word}" for name, standing in state.standings.items()]
        return ["Looking for the first exercise that does not pass yet …", "", *seen]
    entry = rubrics.CATALOGUE[state.current]
    lines = [click.style(f"{state.current}: {entry.title}", bold=True), ""]
    if isinstance(state.shown, Unjudged):
        lines += _wrapped(state.shown.why, width)
        if state.shown.word == "no file":
            lines.append("Press r to bring its stub back.")
        else:
            lines += _wrapped("Save it again, and it is checked again.", width)
        return lines
    lines.append("Checking …")
    if entry.family == "torch":
        lines += _wrapped("PyTorch loads first; that takes a few seconds, once.", width)
    return lines


def _list(state: State, signs: Signs) -> list[str]:
    lines = [click.style("The exercises", bold=True), ""]
    for index, name in enumerate(state.exercises):
        standing = state.standings.get(name)
        here = signs.here if name == state.current else " "
        mark, colour, word = signs.blank, None, "not checked yet"
        if standing is not None:
            word = standing.word
            if standing.passed:
                mark, colour = signs.passed, "green"
            elif standing.score or word.endswith(" of 10"):
                mark, colour = signs.failed, "red"
        if name in state.checking:
            word = "being checked …"
        key = DIGITS[index] if index < len(DIGITS) else " "
        line = click.style(f"{here} {key}  {mark} {name:<11} {word:<15}", fg=colour)
        lines.append(f"{line}  {rubrics.CATALOGUE[name].title}")
    return [*lines, "", "Press an exercise's number to go to it, l to go back."]


# The foot.


def _foot(state: State, width: int, rows: int, signs: Signs, scrolls: bool) -> list[str]:
    keys = (*KEYS, f"{signs.more} scroll") if scrolls else KEYS
    said = _said(state, width)[: max(rows // 3, 1)]
    packed = _packed(keys, width)
    if rows < LOW:  # what was said comes before the rest of the keys
        return [*said, _progress(state, width, signs), *packed[:1]]
    return ["", *said, _progress(state, width, signs), *packed]


def _packed(keys: tuple[str, ...], width: int) -> list[str]:
    """The keys on as few lines as they need."""
    lines = [""]
    for key in keys:
        if lines[-1] and len(lines[-1]) + 3 + len(key) > width:
            lines.append("")
        lines[-1] += ("   " if lines[-1] else "") + key
    return [click.style(line, dim=True) for line in lines]


def _progress(state: State, width: int, signs: Signs) -> str:
    """The points of all exercises, as far as they were judged since the start."""
    of = POINTS * len(state.exercises)
    counting = any(name not in state.standings for name in state.exercises) and state.checking
    words = f" {state.score:g} of {of:g} points" + (", counting …" if counting else "")
    length = max(min(width, WIDTH) - len(words), 0)
    full = int(length * state.score / of)
    bar = click.style(signs.done * full, fg="green") + signs.open * (length - full)
    return bar + words


def _said(state: State, width: int) -> list[str]:
    """What is asked, else what is wrong, else what was done last, else how the check stands."""
    if state.asking == "reset":
        lost = isinstance(state.shown, Unjudged) and state.shown.word == "no file"
        kept = "" if lost else " Your file is kept as a backup."
        asked = f"Bring the stub of {state.current} back?{kept} y / n"
        return _wrapped(asked, width, "yellow")
    if state.asking == "next":
        running = "is still being checked" if state.current in state.checking else "does not pass"
        asked = f"{state.current} {running} yet. n again leaves it for later; any other key stays."
        return _wrapped(asked.replace("checked yet", "checked"), width, "yellow")
    if state.gone:
        gone = f"The folder {state.gone} is gone. It goes on as soon as it is back; q quits."
        return _wrapped(gone, width, "red")
    if state.note:
        return _wrapped(state.note, width, "yellow")
    return _standing(state, width)


def _waits(state: State) -> bool:
    return state.current in state.checking and state.waited >= SLOW


def _standing(state: State, width: int) -> list[str]:
    if not state.current:
        return []
    if _waits(state):
        words = f"Checking {state.file(state.current)} …"
        if state.waited >= 1:
            words += f" {state.waited:.0f} s"
        if state.waited >= 1 and state.shown is not None:  # before that a library may load
            words += f" (one call is ended after {state.limit:g} s)"
        return _wrapped(words, width)
    if state.all_passed:
        return _wrapped("Every exercise passes. Well done!", width, "green")
    if state.passed:
        return _wrapped(f"{state.current} passes. Press n for the next one.", width, "green")
    if not isinstance(state.shown, Judged):
        return []
    if state.explaining:
        return _wrapped("Looking for the cause …", width)
    return _wrapped(f"Checked at {state.shown.clock}. Save the file to check it again.", width)
