"""The simplest input that fails: still failing, still valid, and as plain as can be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Judge
from nngrade import rubrics
from nngrade.render import text
from nngrade.rubric import Case, Question, Shrink
from nngrade.simplest import cost, simplest

NUMBERS = st.floats(-50, 50, allow_nan=False)


def shrunk(
    arguments: dict[str, Any], shrink: Shrink, fails: Callable[..., bool], **named: Any
) -> Case:
    """The simplest case for a question whose submission is wrong where `fails` says so."""
    question = Question(
        "f", "title", 1.0, tuple(arguments), lambda rng: [], "hint", lambda *a: a[0], shrink=shrink
    )
    case = Case(tuple(arguments.values()), named)
    assert fails(*case.args, **named)
    found, failure = simplest(
        question, case, "first", lambda c: "later" if fails(*c.args, **c.kwargs) else None, 60.0
    )
    assert failure == ("first" if found is case else "later")
    return found


@given(st.lists(NUMBERS, min_size=2, max_size=6), st.integers(0, 1))
def test_numbers_that_do_not_matter_are_0(values: list[float], wanted: int) -> None:
    """Only the entry that makes it fail is left, at the plainest number that does."""
    values[wanted] = abs(values[wanted]) + 1.5
    case = shrunk({"z": np.array(values)}, Shrink(numbers=("z",)), lambda z: bool(z[wanted] > 0.75))
    due = np.zeros(len(values))
    due[wanted] = 1.0
    assert np.array_equal(case.args[0], due)


@given(st.lists(NUMBERS, min_size=1, max_size=6), NUMBERS)
def test_what_is_shown_fails_and_is_no_harder_to_read(values: list[float], limit: float) -> None:
    """Whatever makes it fail, the case found fails too and costs a reader no more."""
    first = np.array([*values, limit + 1])
    case = shrunk({"z": first}, Shrink(numbers=("z",)), lambda z: bool(z.sum() > first.sum() - 1))
    assert case.args[0].sum() > first.sum() - 1
    assert sum(map(cost, case.args[0])) <= sum(map(cost, first))


@given(st.integers(1, 7), st.data())
def test_one_row_is_left(m: int, data: st.DataObject) -> None:
    """Arguments that share their rows lose the same ones."""
    wanted = data.draw(st.integers(0, m - 1))
    X, y = np.arange(2.0 * m).reshape(m, 2), np.arange(m) + 10.0
    case = shrunk(
        {"X": X, "y": y}, Shrink(rows=("X", "y")), lambda X, y: bool((y == 10.0 + wanted).any())
    )
    assert np.array_equal(case.args[0], X[wanted : wanted + 1])
    assert np.array_equal(case.args[1], y[wanted : wanted + 1])


def test_what_may_not_change_stays() -> None:
    """Labels, names and whatever the question does not list come as they were."""
    case = shrunk(
        {"w": np.array([0.7, -1.3]), "y": -1.0, "kind": "relu"},
        Shrink(numbers=("w",)),
        lambda w, y, kind: y == -1.0 and kind == "relu",
    )
    assert np.array_equal(case.args[0], np.zeros(2))
    assert case.args[1:] == (-1.0, "relu")


def test_positive_numbers_stay_positive_and_whole_ones_whole() -> None:
    """A learning rate never becomes 0, a count never a fraction, by name as by position."""
    case = shrunk(
        {"shape": (7, 5, 3), "eta": 0.37},
        Shrink(positive=("shape", "eta", "fan")),
        lambda shape, eta, fan: True,
        fan=12,
    )
    assert case.args == ((1, 1, 1), 1.0)
    assert case.kwargs == {"fan": 1}
    assert type(case.kwargs["fan"]) is int


def test_the_parts_of_a_dict_are_made_simpler() -> None:
    """A network's parameters are arrays in a dict, which keeps its keys and their order."""
    params = {"W1": np.full((2, 3), 0.4), "b1": np.array([0.3, -0.9, 2.2])}
    case = shrunk(
        {"params": params}, Shrink(numbers=("params",)), lambda params: bool(params["b1"][2] > 0)
    )
    assert list(case.args[0]) == ["W1", "b1"]
    assert not case.args[0]["W1"].any()
    assert case.args[0]["b1"].tolist() == [0, 0, 1]
    assert params["b1"].tolist() == [0.3, -0.9, 2.2]  # the first case is still what it was


@pytest.mark.parametrize("exercise", [name for name in rubrics.CATALOGUE if name != "exercise5"])
def test_shrinks_name_arguments_that_exist(exercise: str) -> None:
    """A misspelt name would silently leave an input as it came."""
    for question in rubrics.load(exercise).questions:
        shrink = question.shrink
        named = {*shrink.numbers, *shrink.positive, *shrink.rows}
        assert named <= {*question.arguments}
        assert named or question.law, question.name


SWAPPED = """
import numpy as np

def gradients(w, x, y):
    h1, h2 = w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]
    e = w[4] * h1 + w[5] * h2 - y
    return np.array([e*w[5]*x[0], e*w[5]*x[1], e*w[4]*x[0], e*w[4]*x[1], e*h1, e*h2])
"""


def test_the_verdict_shows_the_simplest_input(verdict: Judge) -> None:
    """One weight, one input: expected and actual belong to what is shown."""
    report = verdict("exercise3", SWAPPED, only="gradients")
    seen = report.checks[-1].evidence
    assert seen is not None
    w, x, y = seen.inputs.values()
    assert np.count_nonzero(w) == np.count_nonzero(x) == 1
    assert seen.label == "the simplest input found (the worked example fails too)"
    scope: dict[str, Any] = {}
    exec(SWAPPED, scope)
    assert np.array_equal(seen.actual, scope["gradients"](w, x, y))
    assert not np.array_equal(seen.actual, seen.expected.value)


def test_a_crash_is_shown_on_the_simplest_input_that_raises(verdict: Judge) -> None:
    """The same error in the same line, with the plainest number that leads there."""
    source = """
import numpy as np

def relu(z):
    if np.any(z < 0):
        raise KeyError("negative")
    return z
"""
    report = verdict("exercise2", source, only="relu")
    (check,) = report.checks
    assert check.status == "crashed"
    assert check.evidence is not None
    assert np.array_equal(np.ravel(check.evidence.inputs["z"]), [-1.0])


def test_a_function_that_hangs_on_zeros_costs_a_second(verdict: Judge) -> None:
    """Simpler inputs are the grader's wish: what hangs on them costs neither time nor marks."""
    source = """
def squared_error(y, y_pred):
    while y == 0:
        pass
    return (y - y_pred) ** 2 / 2


def hidden(w, x):
    while not w.any():
        pass
    return w[:2] * x + 0.1
"""
    report = verdict("exercise2", source, only="hidden", timeout=20.0)
    (check,) = report.checks
    assert check.status == "failed"
    assert check.duration < 10


def test_results_that_are_wrong_are_shown_one_by_one(verdict: Judge) -> None:
    """Of several results the right ones are left out; in the others the entries are marked."""
    source = (rubrics_solution() + "\n\ndef train_step(w, x, y, eta):\n"
              "    grad = gradients(w, x, y)\n    new = w - eta * grad\n    new[0] += 1\n"
              "    loss = lambda w: squared(y, w, x)\n    return new, loss(w), loss(w - eta*grad)\n"
              "def squared(y, w, x):\n    h = w[:4].reshape(2, 2) @ x\n"
              "    return (y - w[4:] @ h) ** 2 / 2\n")  # fmt: skip
    shown = text.render(verdict("exercise3", source))
    block = shown[shown.index("    in        w_new") :]
    assert "in        loss_before" not in block
    assert "^" in block.splitlines()[3]


def rubrics_solution() -> str:
    from nngrade import course

    return course.solution("exercise3").read_text(encoding="utf-8")
