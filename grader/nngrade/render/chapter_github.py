"""A chapter's review as GitHub's workflow commands: an annotation beside each wrong line."""

from __future__ import annotations

from nngrade.render.chapter_text import summary
from nngrade.textbook import claims as c
from nngrade.textbook.checking import Checked

LEVELS = {c.ERRATUM: "error", c.FOLLOWS: "warning", c.IMPRECISE: "warning"}


def render(checked: Checked) -> str:
    lines = []
    for verdict, file in zip(checked.review.verdicts, checked.files, strict=True):
        level = LEVELS.get(verdict.status)
        if level:
            told = f"{verdict.claim.printed} should be {verdict.derived}. {verdict.message}"
            place = f"file={_property(file)},line={verdict.claim.line}"
            title = _property(f"{verdict.status} {verdict.claim.id}")
            lines.append(f"::{level} {place},title={title}::{_data(told)}")
    for one in checked.missing:
        place = f"file={_property(one.file)},line={one.line}"
        lines.append(f"::warning {place},title=file not read::{_data(one.text)}")
    lines.append(f"::notice title=nngrade textbook::{_data(summary(checked))}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
