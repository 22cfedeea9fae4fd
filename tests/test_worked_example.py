"""The worked example's gradients against SymPy and PyTorch; the perceptron against plain Python."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sympy
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngrade import symbolic
from nngrade.references import generate, perceptron, worked_example
from nngrade.references.worked_example_forward import INPUTS, WEIGHTS

EPS = float(np.finfo(float).eps)
numbers = st.floats(-10, 10)
weights = hnp.arrays(float, 6, elements=numbers)
inputs = hnp.arrays(float, 2, elements=numbers)
rates = st.floats(1e-3, 2)


def loss_of(w: torch.Tensor, x: torch.Tensor, y: float) -> tuple[torch.Tensor, ...]:
    """h1, h2, y' and the loss with PyTorch, from two matrices rather than six weights."""
    h = w[:4].reshape(2, 2) @ x
    y_pred = w[4:] @ h
    return (
        h[0],
        h[1],
        y_pred,
        torch.nn.functional.mse_loss(y_pred, torch.tensor(y, dtype=w.dtype)) / 2,
    )


def close(found: Any, due: Any) -> None:
    """Within a few roundings of the size that the answer itself claims."""
    due = due.detach().numpy() if isinstance(due, torch.Tensor) else np.asarray(due)
    assert found.shape == due.shape
    assert (np.abs(found.value - due) <= 20 * EPS * found.size + 1e-300).all()


def test_the_committed_backward_steps_are_those_derived() -> None:
    """The readable file holds to the letter what SymPy derives from the forward steps today."""
    assert generate.BACKWARD_FILE.read_text(encoding="utf-8") == generate.backward_source()


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_gradient_is_the_derivative_of_the_whole_loss(name: str) -> None:
    """Step by step along the chain, or the whole loss at once: the same formula."""
    loss = symbolic.closed_form(worked_example.DERIVATION, "loss")
    found = symbolic.closed_form(worked_example.DERIVATION, f"grad_{name}")
    assert sympy.expand(found - sympy.diff(loss, symbolic.symbol(name))) == 0
    assert {str(s) for s in loss.free_symbols} == set(INPUTS) - {"eta"}


def test_a_closed_form_needs_a_step() -> None:
    """There is none for what the derivation does not define."""
    with pytest.raises(KeyError):
        symbolic.closed_form(worked_example.DERIVATION, "grad_w7")


@pytest.mark.parametrize("name", WEIGHTS)
def test_an_update_goes_against_the_gradient(name: str) -> None:
    """∂w(new)/∂eta is minus the gradient, and eta = 0 changes nothing."""
    new = symbolic.closed_form(worked_example.DERIVATION, f"{name}_new")
    grad = symbolic.closed_form(worked_example.DERIVATION, f"grad_{name}")
    eta = symbolic.symbol("eta")
    assert sympy.expand(sympy.diff(new, eta) + grad) == 0
    assert new.subs(eta, 0) == symbolic.symbol(name)


@given(weights, inputs, numbers)
def test_forward_and_gradients_agree_with_autograd(w: np.ndarray, x: np.ndarray, y: float) -> None:
    """PyTorch computes the same h1, h2, y', loss and derivatives for any weights."""
    leaves = torch.tensor(w, requires_grad=True)
    h1, h2, y_pred, loss = loss_of(leaves, torch.tensor(x), y)
    close(worked_example.hidden(w, x), torch.stack([h1, h2]))
    close(worked_example.forward(w, x), y_pred)
    close(worked_example.values(w, x, y)["loss"], loss)
    error, grad = torch.autograd.grad(loss, [y_pred, leaves])
    close(worked_example.values(w, x, y)["output_error"], error)
    close(worked_example.gradients(w, x, y), grad)


@given(numbers, numbers)
def test_the_loss_and_its_derivative_stand_alone(y: float, y_pred: float) -> None:
    """`squared_error` and `output_error` need y and y' only."""
    leaf = torch.tensor(y_pred, dtype=torch.float64, requires_grad=True)
    loss = (leaf - y) ** 2 / 2
    close(worked_example.squared_error(y, y_pred), loss)
    close(worked_example.output_error(y, y_pred), torch.autograd.grad(loss, leaf)[0])


@given(weights, inputs, numbers, rates)
def test_a_training_step_is_pytorchs_sgd(
    w: np.ndarray, x: np.ndarray, y: float, eta: float
) -> None:
    """New weights from gradients at the old ones; one loss before, one after."""
    leaves = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.SGD([leaves], lr=eta)
    before = loss_of(leaves, torch.tensor(x), y)[-1]
    before.backward()  # type: ignore[no-untyped-call]  # untyped in PyTorch
    optimizer.step()
    new, loss_before, loss_after = worked_example.train_step(w, x, y, eta)
    close(new, leaves)
    close(loss_before, before)
    close(loss_after, loss_of(leaves, torch.tensor(x), y)[-1])
    assert leaves.grad is not None
    close(worked_example.gradient_step(w, leaves.grad.numpy(), eta), leaves)


def plain_training(
    X: list[list[float]], y: list[float], eta: float, max_epochs: int
) -> tuple[list[float], int]:
    """Rosenblatt's loop with nothing but Python, a row moving w by ±2·eta·x or not at all."""
    w = [0.0] * len(X[0])
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for row, label in zip(X, y, strict=True):
            z = sum(a * b for a, b in zip(w, row, strict=True))
            if (z >= 0) != (label > 0):
                w = [a + 2 * eta * label * b for a, b in zip(w, row, strict=True)]
                mistakes += 1
        if mistakes == 0:
            return w, epoch
    return w, max_epochs


whole = st.integers(-3, 3).map(float)
labels = st.sampled_from([-1.0, 1.0])


@st.composite
def data(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """A few rows of whole numbers and their labels."""
    shape = draw(st.tuples(st.integers(1, 6), st.integers(1, 4)))
    X = draw(hnp.arrays(float, shape, elements=whole))
    return X, draw(hnp.arrays(float, shape[0], elements=labels))


@given(data(), st.sampled_from([0.25, 0.5, 1.0]), st.integers(1, 12))
def test_perceptron_training_is_the_plain_loop(
    rows: tuple[np.ndarray, np.ndarray], eta: float, max_epochs: int
) -> None:
    """The same weights to the bit (whole numbers), the same count of epochs."""
    X, y = rows
    w, epochs = perceptron.perceptron_train(X, y, eta, max_epochs)
    assert (w.value.tolist(), epochs) == plain_training(X.tolist(), y.tolist(), eta, max_epochs)


@given(data(), st.sampled_from([0.25, 0.5, 2.0]))
def test_one_update_and_the_labels_are_the_plain_rule(
    rows: tuple[np.ndarray, np.ndarray], eta: float
) -> None:
    """A row that is right moves nothing; zero counts as +1."""
    X, y = rows
    w = X[0] - 1.0
    z = [sum(a * b for a, b in zip(w, row, strict=True)) for row in X]
    guesses = [1.0 if each >= 0 else -1.0 for each in z]
    assert perceptron.predict(w, X).value.tolist() == guesses
    moved = perceptron.perceptron_update(w, X[0], y[0], eta).value
    assert moved.tolist() == (w if guesses[0] == y[0] else w + 2 * eta * y[0] * X[0]).tolist()
