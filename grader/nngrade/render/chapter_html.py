"""A chapter's review as one HTML page with drawn mathematics, without script, from nowhere else.

A pure function of the review. No colour says what no word says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nngrade.render.chapter_text import summary
from nngrade.render.claims_text import LOOKS, NAMED
from nngrade.render.markup import NOTHING, Markup, element, words
from nngrade.textbook.checking import Checked
from nngrade.textbook.claims import Verdict
from nngrade.textbook.language.chains import chains
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.mathml import mathml, row, sign

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
li { padding: .35rem 0 } mi.letter { font-style: italic }
.claim { border-left: 4px solid #8888; padding: .2rem .8rem; margin: .6rem 0; overflow-x: auto }
.erratum { border-color: #d1453b } .follows, .imprecise { border-color: #b7791f }
.holds { border-color: #2a8a3e } .line { opacity: .7; font-size: .85em }
.printed, .derived { font-family: ui-monospace, monospace } p { margin: .2rem 0 }
"""


def render(checked: Checked) -> str:
    """The whole page: a summary that leads to what is wrong, then every claim in the text's order,
    by section.
    """
    review = checked.review
    told = list(zip(review.verdicts, checked.files, strict=True))
    sections = []
    for where, group in groupby(told, key=lambda one: one[0].claim.where):
        claims = [_claim(verdict, file) for verdict, file in group]
        sections += [element("h2", words(where)), *claims] if where else claims
    head = element(
        "head", Markup('<meta charset="utf-8">'), element("title", words(review.source)),
        element("style", Markup(STYLE)),
    )  # fmt: skip
    body = element(
        "body",
        element("h1", words(f"Figures of {review.source}")),
        element("p", words(summary(checked))),
        *(element("p", words(f"{one.file}:{one.line}: {one.text}")) for one in checked.missing),
        _links(told),
        *sections,
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}"


def _links(told: list[tuple[Verdict, str]]) -> Markup:
    """To each claim that is not right."""
    lines = [
        element(
            "li",
            element("a", words(_place(verdict, file)), href=f"#{verdict.claim.id}"),
            words(" "),
            formula(verdict.claim.text),
        )
        for verdict, file in told
        if verdict.status in NAMED
    ]
    return element("ul", *lines) if lines else NOTHING


def _place(verdict: Verdict, file: str) -> str:
    return f"{file}:{verdict.claim.line}, {LOOKS[verdict.status].words}"


def _claim(verdict: Verdict, file: str) -> Markup:
    claim = verdict.claim
    place = element("p", words(_place(verdict, file)), class_="line")
    parts = [place, element("p", formula(claim.text))]
    if verdict.status in NAMED:
        drawn = formula(claim.printed) if "\\" in claim.printed else words(claim.printed)
        printed = element("span", drawn, class_="printed")
        derived = element("span", words(verdict.derived or ""), class_="derived")
        parts.append(
            element("p", words("printed "), printed, words(", derived "), element("b", derived))
        )
    if verdict.message:
        parts.append(element("p", words(verdict.message)))
    return element("div", *parts, class_=f"claim {verdict.status}", id=claim.id)


def formula(text: str) -> Markup:
    """The formula drawn, where it can be read again; else as it was written."""
    drawn = "".join(_drawn(text))
    return (
        Markup(f'<math displaystyle="true">{drawn}</math>')
        if drawn
        else element("code", words(text))
    )


def _drawn(text: str) -> Iterator[str]:
    try:
        found = chains(text, Lexicon())
    except Unreadable:
        return
    sides = [side for chain in found for side in chain.sides]
    if len(found) != 1 or any(side.tree is None for side in sides):
        return
    for side in sides:
        assert side.tree is not None
        yield row(sign(side.relation) if side.relation else "", mathml(side.tree))
