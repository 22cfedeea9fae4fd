"""The judge of claims: every verdict is computed from the derivation, none is typed in.

Claims are judged in the text's order, since what was printed earlier may be carried on: a figure
made from a rounded one still holds, and a figure made from an erratum only follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from nngrade.textbook.claims import (
    ERRATUM,
    FOLLOWS,
    HOLDS,
    UNCHECKED,
    Claim,
    Fact,
    Quantity,
    Review,
    Verdict,
)
from nngrade.textbook.precision import figure, rounds_to
from nngrade.textbook.quantities import Derivable, Finding, find, namesakes, notation


def review(
    source: str,
    claims: Sequence[Claim],
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Review:
    """A verdict on each claim of the text named `source`; `claims` in the text's order.

    `on_progress` is told how many are judged, of how many.
    """
    verdicts: list[Verdict] = []
    for claim in claims:
        on_progress(len(verdicts), len(claims))
        verdicts.append(judge(claim, verdicts))
    return Review(source, tuple(verdicts))


def judge(claim: Claim, earlier: Sequence[Verdict]) -> Verdict:
    """The verdict on one claim, given those on all claims before it."""
    if claim.source is None:
        return Verdict(claim, UNCHECKED, None, "Nothing here derives this.")
    if isinstance(claim.source, Fact):
        from nngrade.textbook import facts

        ruling = facts.found(claim.source, claim.printed)
        return Verdict(claim, ruling.status, ruling.derived, ruling.message)
    source = claim.source
    right = find(source, claim.printed, {})
    rounded = find(source, claim.printed, _held(claim, earlier))
    if right.agrees or rounded.agrees:
        message = " ".join([*_rounding(claim, right), *_despite_errata(claim, source, earlier)])
        return Verdict(claim, HOLDS, right.derived, message)
    for culprits in _suspects(earlier):
        if _follows(claim, source, culprits, earlier):
            names = tuple(one.claim.id for one in culprits)
            return Verdict(claim, FOLLOWS, right.derived, _carried_on(culprits, right), names)
    return Verdict(claim, ERRATUM, right.derived, _reason(claim, source, right))


def _held(claim: Claim, earlier: Sequence[Verdict]) -> dict[Quantity, Decimal]:
    """The figures printed before that hold; not the claim's own, which would prove itself."""
    held = _figures([one for one in earlier if one.status == HOLDS])
    return {key: value for key, value in held.items() if key != claim.source}


def _figures(verdicts: Sequence[Verdict]) -> dict[Quantity, Decimal]:
    """What was printed for each quantity."""
    return {
        one.claim.source: figure(one.claim.printed)
        for one in verdicts
        if isinstance(one.claim.source, Quantity)
    }


def _errata(earlier: Sequence[Verdict]) -> list[Verdict]:
    """The wrong figures that can be carried on."""
    return [v for v in earlier if v.status == ERRATUM and isinstance(v.claim.source, Quantity)]


def _suspects(earlier: Sequence[Verdict]) -> Iterator[list[Verdict]]:
    """Each erratum alone, then all of them together."""
    errata = _errata(earlier)
    yield from ([one] for one in errata)
    if len(errata) > 1:
        yield errata


def _follows(
    claim: Claim, source: Derivable, culprits: Sequence[Verdict], earlier: Sequence[Verdict]
) -> bool:
    """Whether the claim comes out of the culprits, of what followed from them as it was printed,
    or of these together with the other printed figures.
    """
    names = {one.claim.id for one in culprits}
    wrong = _figures(culprits)
    followed = _figures([v for v in earlier if v.status == FOLLOWS and set(v.because) <= names])
    held = _held(claim, earlier)
    tries = (wrong, followed | wrong, held | followed | wrong)
    return any(find(source, claim.printed, carried).agrees for carried in tries)


def _rounding(claim: Claim, right: Finding) -> Iterator[str]:
    """What a reader should know of a figure that holds only as rounded."""
    if not right.agrees:
        yield f"Follows from the rounded figures before it; without rounding it is {right.derived}."
    elif isinstance(claim.source, Quantity) and figure(right.derived) != figure(claim.printed):
        yield f"{right.derived} rounds to {claim.printed}."


def _despite_errata(claim: Claim, source: Derivable, earlier: Sequence[Verdict]) -> Iterator[str]:
    """The errata that a right figure was not made from, though they were printed before it."""
    held = _held(claim, earlier)
    for erratum in _errata(earlier):
        other = find(source, claim.printed, held | _figures([erratum]))
        if not other.agrees and find(source, claim.printed, held).agrees:
            yield (
                f"It does not follow from the printed {_printed(erratum)}, which would give "
                f"{other.derived}, but from the right {erratum.derived}."
            )


def _carried_on(culprits: Sequence[Verdict], right: Finding) -> str:
    what = " and ".join(f"the erratum {one.claim.id} ({_printed(one)})" for one in culprits)
    return f"Wrong only because {what} was carried on; the right value is {right.derived}."


def _reason(claim: Claim, source: Derivable, right: Finding) -> str:
    """The working that leads to the right value, and whose value the printed one is."""
    message = f"{right.working}."
    if not isinstance(source, Quantity):
        return message
    same = namesakes(source, claim.printed)
    if len(same) == 1:
        message += f" {claim.printed} is the value of {notation(same[0])}."
    elif rounds_to(-figure(right.derived), claim.printed):
        message += " The sign is turned."
    return message


def _printed(verdict: Verdict) -> str:
    source = verdict.claim.source
    name = notation(source) if isinstance(source, Quantity) else verdict.claim.id
    return f"{name} = {verdict.claim.printed}"
