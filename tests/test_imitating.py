"""Imitations: what they are compared by, when none is named, and that they stay trusted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import numpy as np
import pytest

from conftest import ROOT, Judge
from nngrade import diagnose, rubrics
from nngrade.diagnosis.imitations import alike, imitated
from nngrade.diagnosis.known import Imitation, Known
from nngrade.rubric import Case, Question
from nngrade.sandbox import student
from nngrade.sandbox.arguments import AS_THEY_CAME
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Answered, Died, Raised, Reply
from nngrade.sandbox.wire import Opaque, Tensor

QUESTIONS = rubrics.load("exercise5").questions


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])
def test_many_mistakes_are_known_of_each_question(question: Question) -> None:
    """Twelve at least, each function listed once, one way of saying each mistake's name."""
    imitations = diagnose.known("exercise5", question.name).imitations
    assert len({each.name for each in imitations}) >= 12
    functions = [each.function for each in imitations]
    assert len(set(functions)) == len(functions)
    for each in imitations:
        assert each.message.endswith(".")
        assert each.hint.endswith((".", "?"))


LOOKING = """
import sys

def f():
    return sorted(name for name in sys.modules if name.startswith("nngrade.misconceptions"))
"""
IMPORTING = """
def f():
    import nngrade.misconceptions.housing.training
"""


@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_imitations_never_reach_a_submission(
    mode: str, templates: Callable[[str, str], Launcher], verdict: Judge
) -> None:
    """Not even once one has been used: neither loaded in its worker, nor to be imported there."""
    start = templates("exercise5", mode)
    source = (ROOT / "solutions" / "exercise5.py").read_text() + (
        "\n\ndef evaluate(model, loader, device):\n    return 0.0\n"
        "\n\ndef make_loader(X, y, batch_size, shuffle):\n    return None\n"
    )
    checks = verdict("exercise5", source, mode=mode, only="make_loader", timeout=60.0).checks
    assert checks[0].diagnosis is not None
    assert checks[0].diagnosis.name == "nothing returned"
    with closing(student.submission(start, LOOKING.encode(), 60.0, 1)) as pupil:
        assert pupil.call("f", (), {}) == Answered([], AS_THEY_CAME)
    with closing(student.submission(start, IMPORTING.encode(), 60.0, 1)) as pupil:
        reply = pupil.call("f", (), {})
    assert isinstance(reply, Raised)
    assert "ImportError" in reply.bases


SINGLE = np.float32(1.0)
ALIKE: list[tuple[Any, Any, bool]] = [
    (1.0, 1.0 + 1e-12, True),
    (1.0, 1.0 + 1e-6, False),
    (SINGLE, 1.0 + 1e-6, True),
    ([1.0, 2.0], [1.0, 2.0], True),
    ([1.0, 2.0], [1.0], False),
    ([1.0], (1.0,), True),  # several results come as either
    (Tensor(np.ones(2)), Tensor(np.ones(2)), True),
    (Tensor(np.ones(2)), np.ones(2), False),
    (np.ones((2, 1)), np.ones(2), False),
    (np.array([np.nan]), np.array([np.nan]), True),
    ({"a": 1.0}, {"a": 1.0}, True),
    ({"a": 1.0}, {"b": 1.0}, False),
    ("1.0", "1.0", True),
    ("1.0", 1.0, False),
    (None, None, True),
    (None, 0.0, False),
    (0.0, None, False),
    (Opaque("<a>", "m.A"), Opaque("<b>", "m.A"), True),
    (Opaque("<a>", "m.A"), Opaque("<a>", "m.B"), False),
    (1.0, Opaque("<a>", "m.A"), False),
]


@pytest.mark.parametrize(("mine", "theirs", "same"), ALIKE)
def test_answers_are_alike_but_for_rounding(mine: Any, theirs: Any, same: bool) -> None:
    """Kind, shape and numbers; a tensor is no number, and text no figure."""
    assert alike(mine, theirs) == same


def test_single_precision_holds_where_it_is_asked_for() -> None:
    """Python floats that were computed in float32 differ by its roundings."""
    assert not alike(1.0, 1.0 + 1e-6)
    assert alike(1.0, 1.0 + 1e-6, single=True)
    assert not alike(1.0, 1.0 + 1e-3, single=True)


CASES = [Case((number,)) for number in (1.0, 2.0, 3.0)]
KNOWN = Known(
    imitations=(Imitation("doubled", "", "", "double"), Imitation("kept", "", "", "keep"))
)


def answers(*values: Any) -> list[tuple[Case, Reply]]:
    return [(case, Answered(value, None)) for case, value in zip(CASES, values, strict=True)]


def imitate(function: str, case: Case) -> Reply:
    (number,) = case.args
    return Answered(2 * number if function == "double" else 1.0, None)


def test_the_first_that_gives_every_answer_is_named() -> None:
    """One answer that does not fit is enough against an imitation; none fits: nothing is said."""
    for values, name in (((2.0, 4.0, 6.0), "doubled"), ((1.0, 1.0, 1.0), "kept")):
        found = imitated(KNOWN, answers(*values), imitate)
        assert found is not None
        assert found.name == name
    assert imitated(KNOWN, answers(2.0, 4.0, 5.0), imitate) is None


def test_an_exception_is_like_one_of_its_type_only() -> None:
    """A case in which the submission raised must make the imitation raise the same."""
    told = [*answers(2.0, 4.0, 6.0)[:2], (CASES[2], raised("ValueError"))]
    for kind, name in (("ValueError", "doubled"), ("TypeError", None)):

        def breaks(function: str, case: Case, kind: str = kind) -> Reply:
            return raised(kind) if case is CASES[2] else imitate(function, case)

        found = imitated(KNOWN, told, breaks)
        assert (found.name if found else None) == name


def raised(kind: str) -> Raised:
    return Raised(kind, (kind,), "", None, "", "", unwritten=False)


def test_nothing_is_said_of_a_worker_that_died() -> None:
    """Silence cannot be compared, and no imitation is asked."""

    def never(function: str, case: Case) -> Reply:
        raise AssertionError("asked")

    told = [*answers(2.0, 4.0, 6.0)[:2], (CASES[2], Died("ended"))]
    assert imitated(KNOWN, told, never) is None


def test_a_view_that_cannot_read_an_answer_likens_it_to_none() -> None:
    """Whatever form an answer has: two that cannot be read are not alike either."""

    def view(value: Any, case: Case) -> Any:
        raise KeyError("form")

    known = Known(imitations=KNOWN.imitations, view=view)
    assert imitated(known, answers(2.0, 4.0, 6.0), imitate) is None


ROUNDED_INSIDE = """

def split_and_scale(X, y, test_size=0.2, random_state=5):
    parts = train_test_split(X, y, test_size=test_size, random_state=random_state)
    scaler = StandardScaler().fit(parts[0])
    scaled = [scaler.transform(part).astype("float32").astype(float) for part in parts[:2]]
    return (*scaled, *parts[2:])
"""


def test_a_right_split_is_not_called_another(verdict: Judge) -> None:
    """Rows that are those due, with features a little off: the split is not to blame."""
    source = (ROOT / "solutions" / "exercise5.py").read_text() + ROUNDED_INSIDE
    (check,) = verdict("exercise5", source, only="split_and_scale").checks
    assert check.diagnosis is not None
    assert check.diagnosis.name == "rounded on the way"


def test_weights_and_batches_are_looked_at_however_many_numbers_they_hold() -> None:
    """Short lists of arrays stay as they came; a long list of what is no number is passed over."""
    weights = {
        "names": ["weight", "bias"],
        "after": [Tensor(np.ones((40, 30))), Tensor(np.ones(40))],
    }
    assert diagnose.lightened(weights) == weights
    epochs = {"epochs": [[[Tensor(np.ones((300, 2))), Tensor(np.ones(300))]] * 3] * 2}
    assert diagnose.lightened(epochs) == epochs
    with pytest.raises(diagnose.TooLarge):
        diagnose.lightened({"after": [["text"] * 1000]})
