"""A review of a text's claims for a terminal: the errata, all claims with a mark each, a summary.

A pure function of the review. Readable at 80 columns, without colour, and in a pipe.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from itertools import groupby

import click

from nngrade.printable import printable
from nngrade.render.text import WIDTH, Look
from nngrade.textbook import claims as c
from nngrade.textbook.claims import Claim, Review, Verdict

LOOKS = {
    c.HOLDS: Look("✓", "+", "green", "right"),
    c.ERRATUM: Look("✗", "x", "red", "wrong"),
    c.FOLLOWS: Look("→", ">", "yellow", "wrong only because of an erratum"),
    c.IMPRECISE: Look("≈", "~", "yellow", "imprecise"),
    c.UNCHECKED: Look("·", ".", None, "unchecked"),
}

NAMED = (c.ERRATUM, c.FOLLOWS, c.IMPRECISE)  # one by one in the summary

# What a mathematical sign is called where it cannot be printed; "∂δ" would run together.
SPELLED = {
    "∂δ": "d delta", "∂": "d", "δ": "delta", "η": "eta", "²": "^2", "·": "*", "−": "-", "→": "->",
    "√": "sqrt", "log₂": "log2", "log₁₀": "log10", "×": "x", "‖": "||",
}  # fmt: skip


def render(review: Review, plain_marks: bool = False) -> str:
    """The whole review. `plain_marks` keeps to ASCII, mathematical signs included."""
    if plain_marks:  # before lines are broken: what is spelled out is longer
        review = spelled(review)
    lines = [click.style(line, bold=True) for line in _wrapped(f"Claims of {review.source}")]
    for verdict in review.having(c.ERRATUM):
        lines += ["", *_erratum(verdict)]
    for where, verdicts in groupby(review.verdicts, key=lambda verdict: verdict.claim.where):
        lines += ["", *_wrapped(where)]
        told = ""
        for verdict in verdicts:
            lines += _entry(verdict, plain_marks, told)
            told = verdict.message
    lines += ["", *_wrapped(summary(review, plain_marks))]
    return "\n".join(lines)


def _erratum(verdict: Verdict) -> list[str]:
    claim = verdict.claim
    head = _wrapped(f"Erratum {claim.id}: {claim.text}")
    return [
        *(click.style(line, fg=LOOKS[c.ERRATUM].colour, bold=True) for line in head),
        *_labelled("in", _place(claim)),
        *_labelled("printed", claim.printed),
        *_labelled("derived", verdict.derived or ""),
        *_labelled("why", verdict.message),
    ]


def _place(claim: Claim) -> str:
    return claim.where if claim.line is None else f"{claim.where}, line {claim.line}"


def _entry(verdict: Verdict, plain_marks: bool, told: str) -> list[str]:
    """A line with the claim's mark and its message, unless that is what was `told` just before.

    What an erratum's message says has been said above.
    """
    look = LOOKS[verdict.status]
    mark = look.ascii if plain_marks else look.mark
    text = f"{verdict.claim.id:<14} {verdict.claim.text}"
    first, *rest = _wrapped(text, " " * 19, first="    ")
    lines = [click.style(f"  {mark} ", fg=look.colour) + first.lstrip(), *rest]
    if verdict.message not in ("", told) and verdict.status != c.ERRATUM:
        lines += _wrapped(verdict.message, " " * 19)
    return lines


def summary(review: Review, plain_marks: bool = False) -> str:
    """How many claims have each status, with its mark, and which are wrong or imprecise."""
    parts = []
    for status in c.STATUSES:
        found = review.having(status)
        names = ", ".join(verdict.claim.id for verdict in found)
        named = f" ({names})" if status in NAMED else ""
        look = LOOKS[status]
        mark = look.ascii if plain_marks else look.mark
        parts += [f"{mark} {len(found)} {look.words}{named}"] * bool(found)
    return f"{len(review.verdicts)} claims: {', '.join(parts)}."


def _labelled(label: str, text: str) -> list[str]:
    lines = _wrapped(text, " " * 12) or [""]
    return [f"    {label:<8}{lines[0].lstrip()}", *lines[1:]]


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Lines that are all indented alike, or the `first` in another way."""
    first = indent if first is None else first
    return textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,  # names of claims have some
    )


def spelled(review: Review) -> Review:
    """The review with every mathematical sign in its words spelled out."""
    return replace(review, verdicts=tuple(map(_spelled_verdict, review.verdicts)))


def _spelled_verdict(verdict: Verdict) -> Verdict:
    claim = verdict.claim
    claim = replace(
        claim,
        where=_in_ascii(claim.where),
        text=_in_ascii(claim.text),
        printed=_in_ascii(claim.printed),
    )
    derived = None if verdict.derived is None else _in_ascii(verdict.derived)
    return replace(verdict, claim=claim, derived=derived, message=_in_ascii(verdict.message))


def _in_ascii(text: str) -> str:
    text = re.sub(r"√(\w+)", r"sqrt(\1)", text)
    for sign, name in SPELLED.items():
        text = text.replace(sign, name)
    return text
