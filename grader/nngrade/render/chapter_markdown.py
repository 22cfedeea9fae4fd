"""A chapter's review as Markdown: a table of what is wrong, for a pull request or an issue."""

from __future__ import annotations

from nngrade.render.chapter_text import summary
from nngrade.textbook import claims as c
from nngrade.textbook.checking import Checked


def render(checked: Checked) -> str:
    review = checked.review
    lines = [f"## Figures of {_plain(review.source)}", "", _plain(summary(checked))]
    if checked.missing:
        lines += [
            "",
            *(f"- {_plain(f'{one.file}:{one.line}: {one.text}')}" for one in checked.missing),
        ]
    wrong = [
        (verdict, file)
        for verdict, file in zip(review.verdicts, checked.files, strict=True)
        if verdict.status in {c.ERRATUM, c.FOLLOWS, c.IMPRECISE}
    ]
    if wrong:
        lines += [
            "",
            "| line | status | printed | derived | why |",
            "| --- | --- | --- | --- | --- |",
        ]
    for verdict, file in wrong:
        cells = (
            f"{_plain(file)}:{verdict.claim.line}", verdict.status, _code(verdict.claim.printed),
            _code(verdict.derived or ""), _plain(verdict.message),
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else, on one line."""
    one = " ".join(text.split())
    return "".join("\\" + sign if sign in "\\`*_{}[]<>()#+!|$~&" else sign for sign in one)


def _code(text: str) -> str:
    one = " ".join(text.split()).replace("|", "\\|")
    ticks = "``" if "`" in one else "`"
    return f"{ticks}{one}{ticks}" if one else ""
