"""What a text claims, what derives it, and what became of it: plain data, no computing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

VERSION = 1

HOLDS = "holds"
ERRATUM = "erratum"
FOLLOWS = "follows"  # wrong only because an earlier erratum was carried on
IMPRECISE = "imprecise"  # true only under a condition that the message names
UNCHECKED = "unchecked"  # nothing here derives it
STATUSES = (HOLDS, ERRATUM, FOLLOWS, IMPRECISE, UNCHECKED)


@dataclass(frozen=True)
class Quantity:
    """A step of the worked example or one of its inputs, before or after the update.

    After the update the same derivation runs with the updated weights.
    """

    step: str
    updated: bool = False


@dataclass(frozen=True)
class Slope:
    """The partial derivative of one forward step by a name in its own formula (`y_pred` by `w5`).

    The network is linear in each of those, so it is a number wherever the step is one.
    """

    of: str
    by: str


@dataclass(frozen=True)
class Identity:
    """`left` (an expression in step names) equals, for all values, the side that was printed."""

    left: str


@dataclass(frozen=True)
class Smaller:
    """`smaller` is less than `larger`, whose figure is the printed one."""

    smaller: Quantity
    larger: Quantity


@dataclass(frozen=True)
class Expression:
    """The number that an expression comes to, such as ``10/5**2``."""

    expression: str


@dataclass(frozen=True)
class Fact:
    """What a function in `nngrade.textbook.facts` finds out: ``"housing:rows"`` is ``rows`` there.

    It is called with what was printed and `about`, and answers with a `Ruling`.
    """

    finder: str
    about: tuple[str, ...] = ()


Source = Quantity | Slope | Identity | Smaller | Expression | Fact


@dataclass(frozen=True)
class Ruling:
    """What a fact makes of a claim: the status, what is right in place of the printed, and why."""

    status: str
    derived: str | None
    message: str = ""


class Unavailable(Exception):
    """A library or data that a fact needs is not here; the message says which, and what to do."""


@dataclass(frozen=True)
class Claim:
    """One statement of a text. `printed` is kept as it was printed, so that its precision is known.

    `where` is the section, `line` the line of the file it was read from (from 1; None for
    built-in claims), `source` what derives it (None: nothing does).
    """

    id: str
    where: str
    text: str
    printed: str
    source: Source | None
    line: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What became of a claim. `because` names the errata that a `follows` was carried on from."""

    claim: Claim
    status: str
    derived: str | None
    message: str = ""
    because: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.claim.id,
            "where": self.claim.where,
            "line": self.claim.line,
            "text": self.claim.text,
            "printed": self.claim.printed,
            "derived": self.derived,
            "status": self.status,
            "message": self.message,
        }


@dataclass(frozen=True)
class Review:
    """The verdicts on all claims of one text, in the text's order."""

    source: str
    verdicts: tuple[Verdict, ...]

    def having(self, status: str) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.status == status)

    def to_dict(self) -> dict[str, Any]:
        """The object of the contract, section 2."""
        return {
            "version": VERSION,
            "source": self.source,
            "claims": [verdict.to_dict() for verdict in self.verdicts],
        }
