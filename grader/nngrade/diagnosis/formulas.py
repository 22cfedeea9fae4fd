"""The diagnosis where a derivation gives the answer: which changed step explains all that came."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, Asked
from nngrade.diagnosis.notation import listed, notation, spelled, written
from nngrade.diagnosis.search import Flags, Search
from nngrade.diagnosis.space import FloatArray, Space, Variant, variants
from nngrade.report import Diagnosis

# What was done to a step as a whole, and how a sentence goes on about it.
OF_WHOLE = {
    "with the sign turned": "with the sign turned",
    "times 2": "twice what it should be",
    "halved": "half of what it should be",
    "squared": "the square of what it should be",
    "under a square root": "the root of what it should be",
    "upside down": "1 over what it should be",
    "without its sign": "without its sign",
    "as if it were never computed": "",
    "as if it were left out": "",
}
# Those that what comes later can have done as well: it need not be that step.
ELSEWHERE_TOO = ("with the sign turned", "times 2", "halved", "as if it were never computed")


def changed_step(answers: Answers, space: Space, passed: Collection[str] = ()) -> Diagnosis | None:
    """The first variant of the derivation that answers as the submission did.

    Of several that answer alike, one in a step that no check in `passed` has cleared. A whole
    step that is cleared is never taken for twice itself, for 0 and the like: what comes later
    may be.
    """
    searched = _searched(answers, space)
    if searched is None:
        return None
    search, came, first = searched
    candidates = list(variants(space, space.given(*first.args, **first.kwargs)))
    found = search.first(came, _cleared_last(candidates, space, passed))
    if found is None:
        return None
    wrong = _wrong_outputs(search.wrong(came), space)
    hint = _by_check(found, space, passed) or _hint(found, space)
    return Diagnosis(variant_name(found), _message(found, wrong, space), hint)


def two_changed_steps(
    answers: Answers, space: Space, passed: Collection[str] = ()
) -> Diagnosis | None:
    """The only pair of edits that together answer as the submission did.

    None in a step that a check in `passed` has cleared: of so many pairs some fits by chance.
    """
    searched = _searched(answers, space)
    if searched is None:
        return None
    search, came, _ = searched
    cleared = _cleared(space, passed)
    two = search.pair(came, [v for v in space.singles if not v.formulas.keys() <= cleared])
    return _of_two(two, space) if two else None


def _searched(answers: Answers, space: Space) -> tuple[Search, FloatArray, Asked] | None:
    """A search over the answers, what came, the first case; None where no formula shows why."""
    inside = [each for each in answers.asked if space.applies(*each.args, **each.kwargs)]
    if not all(each.right or any(each is one for one in inside) for each in answers.asked):
        return None
    answers = replace(answers, asked=inside)
    came, precision = _flat(answers)
    if came is None:
        return None
    search = Search(space, [(each.args, each.kwargs) for each in answers.asked], precision)
    if came.shape != search.expected().shape:
        return None
    if not (search.wrong(came) & np.isfinite(came)).any():  # rounding alone, or no number
        return None
    return search, came, inside[0]


def _cleared_last(
    candidates: Sequence[Variant], space: Space, passed: Collection[str]
) -> list[Variant]:
    """Those variants last that change nothing but steps which a passed check has shown right.

    Left out are such steps taken as a whole for something else, and a quantity taken from itself,
    which is but a 0 that could have been had in several ways.
    """
    cleared = _cleared(space, passed)
    kept = [
        variant
        for variant in candidates
        if not _nothing_left(variant)
        and not (variant.what in ELSEWHERE_TOO and variant.formulas.keys() <= cleared)
    ]
    return sorted(kept, key=lambda variant: variant.formulas.keys() <= cleared)


def _cleared(space: Space, passed: Collection[str]) -> set[str]:
    """The steps that a passed check has shown to be right."""
    return {step for check in passed for step in (space.cleared or {}).get(check, ())}


def _nothing_left(variant: Variant) -> bool:
    """Whether the change takes a quantity from itself, in one step."""
    (text,) = variant.formulas.values() if len(variant.formulas) == 1 else ("",)
    return re.fullmatch(r"(\w+) - \1", text) is not None


def _by_check(found: Variant, space: Space, passed: Collection[str]) -> str:
    """What to try where the submission has a function that gets the changed steps right."""
    for check in passed:
        if found.formulas.keys() <= {*(space.cleared or {}).get(check, ())}:
            return f"Your {check} has passed: call it here, in place of working it out once more."
    return ""


def _flat(answers: Answers) -> tuple[FloatArray | None, str]:
    """All that came as one row of numbers and its precision; None for other shapes."""
    rows, single = [], False
    for each in answers.asked:
        parts = each.expected if isinstance(each.expected, tuple) else (each.expected,)
        came = each.actual if isinstance(each.expected, tuple) else (each.actual,)
        if not isinstance(came, (tuple, list)) or len(came) != len(parts):
            return None, ""
        for part, due in zip(came, parts, strict=True):
            try:
                array, precision = as_array(part, answers.question.rules)
            except NotAnArray:
                return None, ""
            if array.shape != np.shape(getattr(due, "value", due)):
                return None, ""
            single = single or precision == "float32"
            rows.append(array.ravel())
    return np.concatenate(rows) if rows else None, "float32" if single else "float64"


def _wrong_outputs(wrong: Flags, space: Space) -> list[str]:
    """The outputs that are wrong in any case; all, where an output is an array."""
    count = len(space.outputs)
    if wrong.size % count or count == 1:
        return list(space.outputs)
    table = wrong.reshape(-1, count)
    return [name for index, name in enumerate(space.outputs) if table[:, index].any()]


def variant_name(found: Variant) -> str:
    """The steps by the names that the derivation gives them, and the edit: for programs."""
    first, *rest = found.formulas
    place = f"{first}..{rest[-1]}" if len(rest) > 1 else "+".join(found.formulas)
    return f"{place}: {re.sub('[{}]', '', found.what)}"


def _message(found: Variant, wrong: Sequence[str], space: Space) -> str:
    """One sentence in the book's notation."""
    said = notation(space)
    what = spelled(found.what, said)
    if not found.steps:
        given = what.replace(", whatever", f" in {found.role}, whatever") if found.role else what
        return f"Your numbers are exactly those {given}."
    if found.role or len(found.steps) > 1:
        return f"Your numbers are exactly those {_in_several(found, what, said)}."
    step = found.steps[0]
    formula = written(found.formulas[step], said)
    place = said[step].replace(" - ", " − ")
    taken = f"{formula}, {words}" if (words := OF_WHOLE.get(what, what)) else formula
    whose = listed([said[name] for name in wrong])
    if step in wrong:
        rest = [said[name] for name in wrong if name != step]
        verb = "follows" if len(rest) == 1 else "follow"
        then = f"; {listed(rest)} {verb} from it" if rest else ""
        return f"Your {place} is {taken}{then}."
    verb = "is" if len(wrong) == 1 else "are"
    return f"Your {whose} {verb} what comes out when {place} is taken as {taken}."


def _in_several(found: Variant, what: str, said: Mapping[str, str]) -> str:
    """The same change in several steps, as it follows "exactly those"."""
    everywhere = not found.role and len(found.steps) > 2
    place = found.role or listed([said[name] for name in found.steps])
    if what.startswith("with "):
        return f"{what} {'everywhere' if everywhere else f'in {place}'}"
    if re.fullmatch("0|1", formula := found.formulas[next(iter(found.formulas))]):
        return f"with {place} taken as {formula}"
    taken = " taken" if re.match("without|divided|multiplied", what) else ""
    words = OF_WHOLE.get(what, what)
    if not place.startswith("every "):
        words = words.replace("it should", "they should")
    return f"with {place}{taken} {words}"


def _of_two(two: tuple[Variant, Variant], space: Space) -> Diagnosis:
    """Two mistakes at once, each in the words that it would have alone; one that is made twice."""
    if two[0].what == two[1].what:
        both = Variant({**two[0].formulas, **two[1].formulas}, two[0].what, _steps(two))
        return Diagnosis(variant_name(both), _message(both, both.steps, space), _hint(both, space))
    one, other = (_message(each, each.steps, space) for each in two)
    return Diagnosis(
        f"{variant_name(two[0])}; {variant_name(two[1])}",
        f"Two things together explain your numbers. {one} {other}",
        _hint(two[0], space),
    )


def _steps(two: tuple[Variant, Variant]) -> tuple[str, ...]:
    return tuple(step for each in two for step in each.steps)


def _hint(found: Variant, space: Space) -> str:
    """The sentence of the step that was changed; of a whole role, what its steps share."""
    if not found.steps:
        return "Is a figure of the first example typed in where the argument belongs?"
    if found.what in OF_WHOLE and (shared := (space.shared or {}).get(found.role)):
        return shared
    step = space.derivation[found.skipped or found.steps[0]]
    return f"Look at {notation(space)[found.steps[0]]} once more. {step.sentence}"
