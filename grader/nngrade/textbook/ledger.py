"""Verdicts in the order of the text, each with its place, line and id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nngrade.textbook.claims import Claim, Verdict
from nngrade.textbook.reading.passages import Passage
from nngrade.textbook.sides import Finding, Seen

TEXT = 300  # characters of a claim's text


@dataclass
class Ledger:
    """`several`: the book has several files, so that a place names its own."""

    several: bool = False
    verdicts: list[Verdict] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # of each verdict
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    def heading(self, passage: Passage) -> None:
        while self.headings and self.headings[-1][0] >= passage.level:
            self.headings.pop()
        self.headings.append((passage.level, re.sub(r"[*_`$]", "", passage.text).strip()))

    def side(self, finding: Finding, one: Seen, before: Sequence[Seen], passage: Passage) -> None:
        """Tells the verdict on one side of a chain, and keeps it with the side."""
        prior = next((p for p in reversed(before) if p.side.text), None)
        text = f"{prior.side.text if prior else ''} {one.side.relation} {one.side.text}"
        one.status = finding.status
        one.id = self.tell(finding, text, passage, one.side.line)

    def tell(self, finding: Finding, text: str, passage: Passage, offset: int) -> str:
        """Adds a verdict; its id."""
        line = passage.line + offset
        identity = self._id(line)
        claim = Claim(
            identity,
            self._place(passage),
            " ".join(text.split())[:TEXT],
            finding.printed,
            None,
            line,
        )
        message = _sentence(self._located(finding, passage.file))
        self.verdicts.append(
            Verdict(claim, finding.status, finding.derived, message, finding.because)
        )
        self.files.append(passage.file)
        return identity

    def _located(self, finding: Finding, file: str) -> str:
        """The message, with the file of each erratum of another one that it names."""
        message = finding.message
        if not self.several or "erratum L" not in message:
            return message
        for verdict, other in zip(self.verdicts, self.files, strict=True):
            if other != file:
                known = rf"erratum {re.escape(verdict.claim.id)}(?!\.?\d)"
                place = f" in {Path(other).name}".replace("\\", "\\\\")
                message = re.sub(known, rf"\g<0>{place}", message)
        return message

    def _place(self, passage: Passage) -> str:
        titles = [title for _, title in self.headings]
        place = " / ".join([*titles, f"cell {passage.cell}"] if passage.cell else titles)
        if not self.several:
            return place
        name = Path(passage.file).name
        return f"{name}: {place}" if place else name

    def _id(self, line: int) -> str:
        base = f"L{line}"
        count = self.ids[base] = self.ids.get(base, 0) + 1
        return base if count == 1 else f"{base}.{count}"


def _sentence(message: str) -> str:
    if re.match(r"[a-z]{2,} |a ", message):
        message = message[:1].upper() + message[1:]
    return message + "." if message and message[-1] not in ".!?)" else message
