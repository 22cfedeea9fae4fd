"""A chapter's review for a terminal: what is wrong, line by line, and how much was checked.

A pure function of the review. Readable at 80 columns, without colour, and in a pipe.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from nngrade.printable import printable
from nngrade.render.claims_text import LOOKS, spelled
from nngrade.render.text import WIDTH
from nngrade.textbook import claims as c
from nngrade.textbook.checking import Checked
from nngrade.textbook.claims import Verdict

REASONS = 6
MACROS = 3  # formulas with unknown macros, from which the book's main file is asked for
MAIN = (
    "Macros of your own are known where the book's main file is named, or the file that defines "
    "them before this one."
)
INFERRED = 6  # values named in a summary


def render(checked: Checked, *, every: bool = False, plain_marks: bool = False) -> str:
    """What is wrong first, then what could not be checked and why; with `every`, each claim."""
    if plain_marks:  # before lines are broken: what is spelled out is longer
        checked = replace(checked, review=spelled(checked.review))
    review = checked.review
    lines: list[str] = []
    for verdict, file in zip(review.verdicts, checked.files, strict=True):
        if verdict.status in {c.ERRATUM, c.FOLLOWS, c.IMPRECISE}:
            lines += [*_finding(verdict, file, plain_marks), ""]
        elif every:
            lines += _short(verdict, file, plain_marks)
    lines += _missing(checked)
    lines += _unchecked(checked)
    lines += _wrapped(summary(checked))
    return "\n".join(lines)


def summary(checked: Checked) -> str:
    """How much there was, and how much of it was checked."""
    review, counts = checked.review, checked.counts
    total = len(review.verdicts)
    lost = f" {unread(checked)}" if checked.missing else ""
    if not total:
        return f"{review.source}: no equality to check was found.{lost}"
    open_ = len(review.having(c.UNCHECKED))
    parts = [
        f"{len(review.having(status))} {LOOKS[status].words}"
        for status in c.STATUSES
        if review.having(status) and status != c.UNCHECKED
    ]
    noun = "equality" if total == 1 else "equalities"
    share = f"{total - open_} of {total} {noun} checked ({100 * (total - open_) // total} %)"
    given = (
        f"{_count(counts.givens, 'value')} and {_count(counts.definitions, 'formula')} were taken "
        "as given."
    )
    return f"{share}: {', '.join(parts) or 'none'}. {given}{_inferred(counts.inferred)}{lost}"


def unread(checked: Checked) -> str:
    """How many of the book's files were not read."""
    number = len(checked.missing)
    return f"{_count(number, 'file')} {'was' if number == 1 else 'were'} not read."


def _missing(checked: Checked) -> list[str]:
    """The files that were not read, and where they belong."""
    if not checked.missing:
        return []
    told = [
        _wrapped(f"{one.file}:{one.line}: {one.text}", " " * 8, "    ") for one in checked.missing
    ]
    return ["Not read:", *(line for lines in told for line in lines), ""]


def _inferred(values: list[str]) -> str:
    """Values that the text uses and gives nowhere."""
    if not values:
        return ""
    left = len(values) - INFERRED
    more = f" and {left} more" if left > 0 else ""
    return f" Inferred from where they stand: {', '.join(values[:INFERRED])}{more}."


def _finding(verdict: Verdict, file: str, plain_marks: bool) -> list[str]:
    look = LOOKS[verdict.status]
    mark = look.ascii if plain_marks else look.mark
    word = {c.ERRATUM: "erratum", c.FOLLOWS: "follows", c.IMPRECISE: "imprecise"}[verdict.status]
    head = f"{mark} {file}:{verdict.claim.line}: {word} {verdict.claim.id}"
    lines = [click.style(line, fg=look.colour, bold=True) for line in _wrapped(head)]
    if verdict.claim.where:
        lines += _labelled("in", verdict.claim.where)
    return [
        *lines,
        *_labelled("text", verdict.claim.text),
        *_labelled("printed", verdict.claim.printed),
        *_labelled("derived", verdict.derived or ""),
        *_labelled("why", verdict.message),
    ]


def _short(verdict: Verdict, file: str, plain_marks: bool) -> list[str]:
    look = LOOKS[verdict.status]
    mark = look.ascii if plain_marks else look.mark
    lines = _wrapped(f"{mark} {file}:{verdict.claim.line}: {verdict.claim.text}")
    return lines + (_wrapped(verdict.message, "      ") if verdict.message else [])


def _unchecked(checked: Checked) -> list[str]:
    """The reasons, the commonest first, with the lines they are met on."""
    files = list(dict.fromkeys(checked.files))
    told = zip(checked.review.verdicts, checked.files, strict=True)
    places = [(v.message, *_place(v, file, files)) for v, file in told if v.status == c.UNCHECKED]
    if not places:
        return []
    counts = Counter(message for message, *_ in places)
    lines = ["Not checked:"]
    for reason, count in counts.most_common(REASONS):
        where = sorted({(order, place) for message, order, place in places if message == reason})
        shown = ", ".join(place for _, place in where[:6]) + (", …" if len(where) > 6 else "")
        lines += _wrapped(f"{count}x  {reason} (line {shown})", "        ", "    ")
    left = len(counts) - REASONS
    if left > 0:
        lines.append(f"    … and for {_count(left, 'more reason')}; --all shows each.")
    unknown = [message for message in counts.elements() if "the macro \\" in message]
    if len(unknown) >= MACROS and any(Path(file).suffix in {".tex", ".ltx"} for file in files):
        lines += _wrapped(MAIN, "    ")
    return [*lines, ""]


def _place(verdict: Verdict, file: str, files: list[str]) -> tuple[tuple[int, int], str]:
    """What sorts a line, and the line, with its file where the book has several."""
    line = verdict.claim.line or 0
    name = f"{Path(file).name}:" if len(files) > 1 else ""
    return (files.index(file), line), f"{name}{line}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _labelled(label: str, text: str) -> list[str]:
    lines = _wrapped(text, " " * 12) or [""]
    return [f"    {label:<8}{lines[0].lstrip()}", *lines[1:]]


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    start = indent if first is None else first
    return textwrap.wrap(printable(text), WIDTH, initial_indent=start, subsequent_indent=indent)
