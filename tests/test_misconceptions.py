"""Every mistake fails its own check and is put down to itself, or to one that computes the same."""

from __future__ import annotations

import pytest

from mistakes import FRESH, NUMPY_EXERCISES, About, Mistake, about

ABOUT = [each for exercise in NUMPY_EXERCISES for each in about(exercise)]
ALL = [mistake for each in ABOUT for mistake in each.mistakes]


@pytest.mark.parametrize("mistake", ALL, ids=[mistake.id for mistake in ALL])
def test_fails_its_check_and_is_named(mistake: Mistake) -> None:
    """Its answers fail, and they are put down to it or to a mistake with the same answers.

    A generated edit that passes must compute the right answer whatever the input.
    """
    statuses = mistake.statuses()
    if mistake.generated and not statuses:
        assert not any(mistake.statuses(seed) for seed in FRESH)
        return
    assert statuses[:1] == ["failed"]
    assert mistake.found is not None
    if named := mistake.about.named.get(mistake.found.name):
        assert any(mistake.equals(other) for other in named), mistake.found
    else:  # a general one: it says on all fresh inputs that it explains all answers
        assert {mistake.diagnosis(seed) for seed in FRESH} == {mistake.found}


DERIVED = [each for each in ABOUT if each.known.space]


@pytest.mark.parametrize("each", DERIVED, ids=[f"{a.exercise}-{a.question.name}" for a in DERIVED])
def test_one_sentence_is_one_edit(each: About) -> None:
    """Edits that are put down to the same, in the same words, compute the same."""
    first: dict[object, Mistake] = {}
    for mistake in each.mistakes:
        named = mistake.generated and mistake.statuses() and mistake.found
        if named and any(other.generated for other in each.named.get(named.name, ())):
            assert mistake.equals(first.setdefault(mistake.found, mistake)), mistake.found
