"""Which step is blamed where several explain the same numbers, and where none may be."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from collection import SOLUTIONS
from conftest import Judge
from mistakes import Mistake, about
from nngrade.references import worked_example
from nngrade.report import Diagnosis

ABOUT = {each.question.name: each for each in about("exercise3")}
SOURCE = (SOLUTIONS / "exercise3.py").read_text(encoding="utf-8")


def found_in(source: str, check: str, verdict: Judge) -> str:
    report = verdict("exercise3", source)
    diagnosis = next(c.diagnosis for c in report.checks if c.name == check)
    assert diagnosis is not None
    return diagnosis.name


def test_a_step_that_a_passed_check_has_cleared_is_not_blamed(verdict: Judge) -> None:
    """Gradients with the wrong sign, beside a right output_error: the gradients turned it."""
    turned = SOURCE.replace("return np.array(\n", "return -np.array(\n", 1)
    assert turned != SOURCE
    assert found_in(turned, "gradients", verdict) == "grad_w1..grad_w6: with the sign turned"


def test_what_a_function_builds_on_is_blamed_for_it(verdict: Judge) -> None:
    """The same gradients, from an output_error that has the wrong sign itself."""
    turned = SOURCE.replace("return y_pred - y", "return y - y_pred")
    assert turned != SOURCE
    assert found_in(turned, "output_error", verdict) == "output_error: with the sign turned"
    assert found_in(turned, "gradients", verdict) == "follows from output_error"


UPHILL = "w_new = w + eta * gradients(w, x, y)"
FROZEN = "w_new = np.append((w - eta * gradients(w, x, y))[:4], w[4:])"
TRAINING = "w_new = gradient_step(w, gradients(w, x, y), eta)"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (UPHILL, "step uphill"),
        ("w_new = w - eta / 2 * gradients(w, x, y)", "step of another length"),
        (FROZEN, "some weights kept"),
        ("w_new = gradient_step(w, gradients(w, x, y), 0.05)", "eta fixed"),
    ],
)
def test_right_gradients_are_not_blamed_for_a_wrong_step(
    written: str, name: str, verdict: Judge
) -> None:
    """Where `gradients` has passed, the step of train_step is put down to the step itself."""
    assert TRAINING in SOURCE
    assert found_in(SOURCE.replace(TRAINING, written), "train_step", verdict) == name


def test_a_right_function_is_not_blamed_where_nothing_explains_the_rest(verdict: Judge) -> None:
    """Steps uphill for w1 to w4 alone: no known mistake, and none of the gradients is."""
    odd = SOURCE.replace(
        TRAINING, "w_new = w + np.array([1, 1, 1, 1, -1, -1]) * eta * gradients(w, x, y)"
    )
    report = verdict("exercise3", odd)
    check = next(c for c in report.checks if c.name == "train_step")
    said = check.diagnosis.message if check.diagnosis else ""
    assert check.status == "failed"
    assert "∂δ/∂h" not in said
    assert "∂δ/∂y" not in said


@pytest.mark.parametrize(
    ("function", "right", "wrong", "from_it"),
    [
        ("gradient_step", "return w - eta * grad", "return w + eta * grad", "train_step"),
        ("gradient_step", "return w - eta * grad", "return w - eta * grad / 2", "train_step"),
        ("output_error", "return y_pred - y", "return y_pred - y_pred", "gradients"),
        ("output_error", "return y_pred - y", "return (y_pred - y) ** 3", "gradients"),
    ],
)
def test_a_failure_that_is_passed_on_is_said_to_follow(
    function: str, right: str, wrong: str, from_it: str, verdict: Judge
) -> None:
    """A function that only calls a wrong one is not given a mistake of its own."""
    assert right in SOURCE
    assert found_in(SOURCE.replace(right, wrong), from_it, verdict) == f"follows from {function}"


def named(answer: Callable[..., object], question: str = "gradients") -> Diagnosis | None:
    return Mistake(ABOUT[question], "", answer).diagnosis(1)


@pytest.mark.parametrize("share", [1e-10, 1e-8, 1e-7])
def test_rounding_is_put_down_to_no_step(share: float) -> None:
    """Gradients that are off in the last digits alone are not those of an edited formula."""
    found = named(lambda w, x, y: worked_example.gradients(w, x, y).value * (1 + share))
    assert found is None


def test_rounding_is_said_to_be_rounding(verdict: Judge) -> None:
    """A float32 on the way is put down to just that, when all else is right."""
    rounded = SOURCE + (
        "\n\ndef gradient_step(w, grad, eta):\n    return w - np.float64(np.float32(eta)) * grad\n"
    )
    assert found_in(rounded, "gradient_step", verdict) == "rounded on the way"


def test_single_precision_is_handed_on(verdict: Judge) -> None:
    """What a float32 helper answers is right, and so is what is computed from it."""
    single = SOURCE + "\n\ndef output_error(y, y_pred):\n    return np.float32(y_pred - y)\n"
    assert verdict("exercise3", single).status == "passed"


def without_w5(w: np.ndarray, x: np.ndarray, y: float) -> np.ndarray:
    values = worked_example.values(w, x, y)
    grads = worked_example.gradients(w, x, y).value
    grads[:2] = values["output_error"].value * x
    return grads


def test_a_mistake_in_single_precision_is_named() -> None:
    """float32 rounds each step, and the mistake shows all the same."""
    found = named(lambda w, x, y: without_w5(w, x, y).astype(np.float32))
    assert found is not None
    assert found.name == "hidden_error1: without the factor w5"


def test_numbers_that_are_not_finite_are_explained_too() -> None:
    """A division by x1, which is 0 in one of the inputs, is named though NaN came there."""

    def divided(w: np.ndarray, x: np.ndarray, y: float) -> np.ndarray:
        grads = worked_example.gradients(w, x, y).value
        grads[0] = worked_example.values(w, x, y)["hidden_error1"].value / x[0]
        return grads

    found = named(divided)
    assert found is not None
    assert found.name == "grad_w1: divided by x1 instead of multiplied"


def test_nothing_finite_is_put_down_to_no_step() -> None:
    """NaN everywhere would fit many formulas: none is picked."""
    found = named(lambda w, x, y: np.full(6, np.nan))
    assert found is not None
    assert found.name == "not a number"
