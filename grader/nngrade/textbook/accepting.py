"""Exceptions that an author accepts, by a comment in the text or in a sidecar file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nngrade.textbook.claims import ERRATUM, FOLLOWS, UNCHECKED, Verdict
from nngrade.textbook.reading.passages import ACCEPT, FORMULA, Passage
from nngrade.textbook.sidecar import Acceptance

NOT_RIGHT = frozenset({ERRATUM, FOLLOWS})
BEGINNING = re.compile(
    r"(?:\s|&|\\begin\{[^{}]*\}(?:\{[^{}]*\}|\[[^\[\]]*\])?|\\label\{[^{}]*\})*+"
)
IN_VAIN = "nothing that is wrong in the chapter is what this accepts"


def from_comments(passages: Iterable[Passage]) -> list[Acceptance]:
    """What `<!-- nngrade: … -->` and `% nngrade: …` accept: their own line, or else the next; of a
    display that begins there, its first row.
    """
    listed = list(passages)
    displays = {(one.file, one.line): one for one in listed if one.kind == FORMULA and one.display}
    return [
        Acceptance(
            one.text,
            one.file,
            one.line,
            until=_first_row(displays.get((one.file, one.line + 1)), one.line + 1),
            entry=replace(one, text=f"nngrade: accept {one.text}"),
        )
        for one in listed
        if one.kind == ACCEPT
    ]


def _first_row(display: Passage | None, line: int) -> int:
    """The last line of a display's first row; all of it is one if no row ends in it."""
    if display is None:
        return line
    begun = BEGINNING.match(display.text)
    row = begun[0] if begun and r"\\" in display.text else display.text.rstrip()
    return display.line + row.count("\n")


def in_vain(
    verdicts: Sequence[Verdict], files: Sequence[str], accepted: Sequence[Acceptance]
) -> Iterator[Passage]:
    """The comments, and entries of the file beside the chapter, that accept nothing, by now or by a
    misprint.
    """
    wrong = _wrong(verdicts, files)
    told = [(v, file) for v, file in zip(verdicts, files, strict=True) if v.status in NOT_RIGHT]
    for one in accepted:
        met = any(one.file == file and _meant(one, verdict, wrong) for verdict, file in told)
        if one.entry is not None and not met:
            yield one.entry


def settled(
    verdicts: Sequence[Verdict], files: Sequence[str], accepted: Sequence[Acceptance]
) -> tuple[Verdict, ...]:
    """The verdicts, with those that are accepted unchecked; an acceptance needs a reason."""
    if not accepted:
        return tuple(verdicts)
    wrong = _wrong(verdicts, files)
    return tuple(
        _settled(verdict, file, accepted, wrong)
        for verdict, file in zip(verdicts, files, strict=True)
    )


def _wrong(verdicts: Sequence[Verdict], files: Sequence[str]) -> set[tuple[str, int | None]]:
    return {
        (file, verdict.claim.line)
        for verdict, file in zip(verdicts, files, strict=True)
        if verdict.status in NOT_RIGHT
    }


def _settled(
    verdict: Verdict,
    file: str,
    accepted: Sequence[Acceptance],
    wrong: set[tuple[str, int | None]],
) -> Verdict:
    if verdict.status not in NOT_RIGHT:
        return verdict
    for one in accepted:
        if one.file == file and _meant(one, verdict, wrong):
            if not one.reason:
                told = "The comment that accepts it gives no reason, so it stands."
                return replace(verdict, message=f"{verdict.message} {told}")
            reason = one.reason.rstrip(".")
            message = f"Accepted: {reason}. (Otherwise: {verdict.message})"
            return replace(verdict, status=UNCHECKED, message=message)
    return verdict


def _meant(one: Acceptance, verdict: Verdict, wrong: set[tuple[str, int | None]]) -> bool:
    if one.text is not None and "".join(one.text.split()) not in "".join(
        verdict.claim.text.split()
    ):
        return False
    if one.line is None:
        return True
    if verdict.claim.line == one.line:
        return True
    # A comment on a line of its own is meant for what comes next.
    line, until = verdict.claim.line or 0, one.until or one.line + 1
    return one.line < line <= until and (one.file, one.line) not in wrong
