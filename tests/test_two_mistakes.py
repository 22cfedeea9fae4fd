"""Two mistakes at once: named where only one pair of edits explains them, else not spoken of."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mistakes import SEED, About, Mistake, about
from nngrade.diagnosis.formulas import variant_name
from nngrade.diagnosis.space import Variant
from nngrade.sandbox.replies import Answered

DERIVED = {each.question.name: each for each in about("exercise3")}
QUESTIONS = ("gradients", "train_step")


def pair_of(each: About, one: Variant, other: Variant) -> Mistake:
    """Both edits in one program."""
    space = each.known.space
    assert space is not None
    name = f"{variant_name(one)}; {variant_name(other)}"
    return Mistake(each, name, each.computing(space, {**one.formulas, **other.formulas}))


def rightly_named(both: Mistake) -> bool:
    """Whether what the two mistakes are put down to computes the same on fresh inputs.

    What is no edit, or no pair of them, must be said again of the fresh inputs.
    """
    found, each = both.found, both.about
    assert found is not None
    if any(both.equals(other) for other in each.named.get(found.name, ())):
        return True
    parts = [
        [v for v in each.known.space.singles if variant_name(v) == name]
        for name in found.name.split("; ")
    ]
    if len(parts) == 2 and all(parts):
        return any(both.equals(pair_of(each, *pair)) for pair in product(*parts))
    if found.name == "not a number":
        answers = [r.value for r in both.replies(SEED) if isinstance(r, Answered)]
        parts = [part for a in answers for part in (a if isinstance(a, (tuple, list)) else (a,))]
        return any(not np.isfinite(np.asarray(part)).all() for part in parts)
    again = both.diagnosis(2)
    return again is not None and again.name == found.name


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=40)
@given(data=st.data())
def test_are_never_named_wrongly(question: str, data: st.DataObject) -> None:
    """Whatever is said of two edits in different steps computes what they compute."""
    each = DERIVED[question]
    singles = st.sampled_from(each.known.space.singles)
    one = data.draw(singles)
    other = data.draw(singles.filter(lambda variant: variant.steps != one.steps))
    both = pair_of(each, one, other)
    if both.statuses()[:1] == ["failed"] and both.found is not None:
        assert rightly_named(both), both.found


@pytest.mark.parametrize("question", QUESTIONS)
def test_are_named_as_a_rule(question: str) -> None:
    """Nine in ten pairs are named, in two sentences; the others are explained by several pairs."""
    each = DERIVED[question]
    draw = random.Random(7)
    named = 0
    for _ in range(30):
        one, other = draw.sample(each.known.space.singles, 2)
        while one.steps == other.steps:
            one, other = draw.sample(each.known.space.singles, 2)
        named += pair_of(each, one, other).found is not None
    assert named >= 27
