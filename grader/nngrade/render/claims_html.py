"""A review of a text's claims as one HTML page, formulas drawn, without script.

A pure function of the review. No colour says what no word says.
"""

from __future__ import annotations

from itertools import groupby

from nngrade.render.chapter_html import STYLE, formula
from nngrade.render.claims_text import LOOKS, NAMED, summary
from nngrade.render.markup import NOTHING, Markup, element, words
from nngrade.textbook import claims as c
from nngrade.textbook.claims import Claim, Fact, Review, Verdict

# Facts whose claims are formulas; what others print is names, calls and words.
FORMULAS = ("initialization:scale", "initialization:gain", "network:squared_norm")
INDEXED = {"fan_in": "fan_{in}", "fan_out": "fan_{out}"}  # one index, not a product


def render(review: Review) -> str:
    """The whole page: a summary that leads to what is not right, then all claims by section."""
    sections: list[Markup] = []
    for where, verdicts in groupby(review.verdicts, key=lambda one: one.claim.where):
        sections.append(element("h2", words(where)))
        told = ""
        for verdict in verdicts:
            sections.append(_claim(verdict, told))
            told = verdict.message
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        element("title", words(review.source)),
        element("style", Markup(STYLE)),
    )
    title = element("h1", words(f"Claims of {review.source}"))
    body = element("body", title, element("p", words(summary(review))), _links(review), *sections)
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}"


def _links(review: Review) -> Markup:
    """To each claim that is not right."""
    lines = [
        element(
            "li",
            element("a", words(one.claim.text), href=f"#{one.claim.id}"),
            words(f" ({LOOKS[status].words})"),
        )
        for status in NAMED
        for one in review.having(status)
    ]
    return element("ul", *lines) if lines else NOTHING


def _claim(verdict: Verdict, told: str) -> Markup:
    """One claim, with its message unless that is what was `told` just before."""
    claim = verdict.claim
    head = f"{claim.id}, {LOOKS[verdict.status].words}"
    parts = [element("p", words(head), class_="line"), element("p", words(claim.text))]
    if verdict.status in NAMED or _is_formula(claim):
        parts.append(element("p", words("printed "), _shown(claim, claim.printed)))
    if verdict.status in NAMED and verdict.derived is not None:
        derived = element("b", _shown(claim, verdict.derived))
        parts.append(element("p", words("derived "), derived))
    if verdict.message not in ("", told):
        parts += _message(verdict)
    return element("div", *parts, class_=f"claim {verdict.status}", id=claim.id)


def _is_formula(claim: Claim) -> bool:
    if isinstance(claim.source, Fact):
        return claim.source.finder in FORMULAS
    return isinstance(claim.source, c.Identity)


def _shown(claim: Claim, text: str) -> Markup:
    """A formula or a number drawn, all else as it was written."""
    if isinstance(claim.source, Fact) and not _is_formula(claim):
        return element("span", words(text), class_="printed")
    return _drawn(text)


def _drawn(text: str) -> Markup:
    for name, indexed in INDEXED.items():
        text = text.replace(name, indexed)
    return formula(text)


def _message(verdict: Verdict) -> list[Markup]:
    """The message; the working that an erratum's begins with is drawn."""
    message = verdict.message
    if verdict.status != c.ERRATUM or isinstance(verdict.claim.source, Fact):
        return [element("p", words(message))]
    working, _, rest = message.partition(". ")
    return [
        element("p", _drawn(working.removesuffix("."))),
        *([element("p", words(rest))] if rest else []),
    ]
