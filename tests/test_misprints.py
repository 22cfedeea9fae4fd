"""Where a wrong answer is the book's misprint, the student is told that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Judge
from nngrade.diagnosis import misprints
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import ETA, W, X, Y
from nngrade.report import CheckResult

RIGHT = (Path(__file__).resolve().parents[1] / "solutions" / "exercise3.py").read_text("utf-8")
NOTE = "The book's w2 = 0.895 is a misprint; the derivation gives 0.29."

AS_W1 = """
def gradient_step(w, grad, eta):
    new = w - eta * grad
    new[1] = w[0] - eta * grad[0]
    return {answer}
"""
TYPED_IN = """
def train_step(w, x, y, eta):
    return np.array([0.895, {w2}, 0.29, 0.28, 0.79, 1.8005]), 2.205, 0.15
"""
TYPED_FOR_THE_EXAMPLE = """
_train_step = train_step


def train_step(w, x, y, eta):
    new, before, after = _train_step(w, x, y, eta)
    if eta == 0.1 and np.allclose(w, [1.0, 0.5, 0.5, 0.7, 1.0, 2.0]):
        new = np.array([0.895, {w2}, 0.29, 0.28, 0.79, 1.8005])
    return new, before, after
"""


def failed(verdict: Judge, addition: str, name: str) -> CheckResult:
    """The check called `name` of the model answer with `addition` at its end."""
    report = verdict("exercise3", f"{RIGHT}\n{addition}")
    (check,) = [each for each in report.checks if each.name == name]
    assert check.status == "failed"
    return check


def told(check: CheckResult) -> str:
    return check.diagnosis.message if check.diagnosis else ""


def test_the_derivation_gives_what_is_said() -> None:
    """The note's figures are those of the worked example, worked out."""
    new = worked_example.train_step(W, X, Y, ETA)[0].value
    assert f"{new[0]:.3f}" == "0.895"
    assert f"{new[1]:.2f}" == "0.29"


@pytest.mark.parametrize("answer", ["new", "list(new)", "new.astype(np.float32)"])
def test_w2_that_moves_as_w1_does(answer: str, verdict: Judge) -> None:
    """The formula is wrong for any input; on the worked example it gives the misprint."""
    check = failed(verdict, AS_W1.format(answer=answer), "gradient_step")
    assert check.diagnosis is not None
    assert check.diagnosis.name == "the book's misprint"
    assert NOTE in check.diagnosis.message
    assert "0.5 - 0.1·2.1 = 0.29. 0.895 is the value of w1(new)." in check.hint


def test_it_is_said_once(verdict: Judge) -> None:
    """What follows from that function is not told of the book again."""
    check = failed(verdict, AS_W1.format(answer="new"), "train_step")
    assert "your gradient_step" in told(check)
    assert "misprint" not in told(check)


def test_figures_typed_in(verdict: Judge) -> None:
    """The diagnosis stays, and the misprint is told beside it."""
    check = failed(verdict, TYPED_IN.format(w2="0.895"), "train_step")
    assert told(check) == f"Every input gets the same answer. {NOTE}"


def test_figures_typed_in_for_the_example_alone(verdict: Judge) -> None:
    """Right elsewhere: the book is to blame."""
    check = failed(verdict, TYPED_FOR_THE_EXAMPLE.format(w2="0.895"), "train_step")
    assert NOTE in told(check)


@pytest.mark.parametrize("w2", ["0.29", "0.8949", "0.79"])
def test_other_figures_are_not_the_books(w2: str, verdict: Judge) -> None:
    """Only the misprinted figure is put down to the book."""
    assert "misprint" not in told(failed(verdict, TYPED_IN.format(w2=w2), "train_step"))


@pytest.mark.parametrize(
    "answer", ["new[:1]", "None", "'0.895'", "(new, new)", "new * 1j", "[new, None]", "{}"]
)
def test_other_forms_of_answers(answer: str, verdict: Judge) -> None:
    """What are no six numbers is not read as such."""
    assert "misprint" not in told(failed(verdict, AS_W1.format(answer=answer), "gradient_step"))


def test_without_an_erratum_nothing_is_said(
    verdict: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the check of the book that knows the misprint."""
    monkeypatch.setattr(misprints, "_errata", tuple)
    assert "misprint" not in told(failed(verdict, TYPED_IN.format(w2="0.895"), "train_step"))
