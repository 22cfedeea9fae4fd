"""Exercise 5's trusted side against PyTorch and scikit-learn, and the laws that build on it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split
from torch import nn

from nngrade.probes import housing as probes
from nngrade.references import housing, mlp
from nngrade.rubrics import exercise5, exercise5_laws
from nngrade.sandbox import wire, worker

CPU = torch.device("cpu")
seeds = st.integers(0, 2**32)
widths = st.lists(st.integers(1, 6), min_size=2, max_size=5)


def over_the_wire(value: Any) -> Any:
    """What the grader gets of a value that a worker sends."""
    frame = wire.encode(1, value, worker._as_tensor)
    size = wire.HEADER.size
    _, tree, _ = wire.parse_header(frame[:size])
    return wire.decode(frame[size : size + tree], frame[size + tree :])


@given(widths, st.integers(1, 7), seeds)
def test_forward_and_mse_agree_with_pytorch(sizes: list[int], m: int, seed: int) -> None:
    """A ReLU after every layer but the last, the mean over all rows; whatever the depth."""
    rng = np.random.default_rng(seed)
    layers = [(rng.normal(size=pair), rng.normal(size=pair[1])) for pair in pairwise(sizes)]
    X, y = rng.normal(size=(m, sizes[0])), rng.normal(size=m)
    out = torch.from_numpy(X)
    for k, (W, b) in enumerate(layers, start=1):
        out = nn.functional.linear(out, torch.from_numpy(W.T), torch.from_numpy(b))
        out = out if k == len(layers) else out.relu()
    params = {f"W{k}": W for k, (W, _) in enumerate(layers, start=1)}
    params |= {f"b{k}": b for k, (_, b) in enumerate(layers, start=1)}
    found = mlp.mlp_forward(params, X)
    assert np.abs(found.value - out.numpy()).max() <= 1e-14 * found.size.max()
    assert (found.size >= np.abs(found.value) * (1 - 1e-12)).all()
    loss = nn.functional.mse_loss(out[:, 0], torch.from_numpy(y))
    assert float(mlp.mse(found.value[:, :1], y).value) == pytest.approx(float(loss), rel=1e-13)


@given(st.integers(5, 60), st.integers(1, 4), st.floats(0.2, 0.6), seeds)
def test_scaling_uses_the_training_rows_alone(m: int, n: int, test_size: float, seed: int) -> None:
    """scikit-learn's split; each column minus its training mean, over its deviation (ddof 0)."""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(m, n)) * 5 + 3, rng.normal(size=m)
    state = seed % 1000
    train, test, y_train, y_test = train_test_split(X, y, test_size=test_size, random_state=state)
    found = housing.split_and_scale(X, y, test_size, state)
    mean, std = train.mean(axis=0), train.std(axis=0)
    np.testing.assert_allclose(found[0] * std + mean, train, atol=1e-12)
    np.testing.assert_allclose(found[1] * std + mean, test, atol=1e-12)
    assert np.array_equal(found[2], y_train)
    assert np.array_equal(found[3], y_test)
    sizes = exercise5_laws.split_expected(found, X, y)
    assert all((each.size >= np.abs(each.value)).all() for each in sizes)


def adam(
    model: nn.Module, batches: list[tuple[torch.Tensor, torch.Tensor]], epochs: int, lr: float
) -> list[float]:
    """Kingma & Ba (2015), algorithm 1, written out; the losses per sample of each epoch."""
    parameters = list(model.double().train().parameters())
    first = [torch.zeros_like(p) for p in parameters]
    second = [torch.zeros_like(p) for p in parameters]
    losses, t = [], 0
    for _ in range(epochs):
        squares = []
        for X, y in batches:
            errors = model(X.double()).reshape(-1) - y.double()
            squares += (errors**2).tolist()
            t += 1
            grads = torch.autograd.grad((errors**2).mean(), parameters)
            for p, g, m, v in zip(parameters, grads, first, second, strict=True):
                m.mul_(0.9).add_(0.1 * g)
                v.mul_(0.999).add_(0.001 * g**2)
                step = (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)).sqrt() + 1e-8)
                p.data -= lr * step
        losses.append(sum(squares) / len(squares))
    return losses


@given(seeds, st.integers(0, 3))
def test_training_is_adam_on_the_mean_squared_error(seed: int, which: int) -> None:
    """The same losses and parameters as the algorithm written out, for the rubric's own inputs."""
    case = exercise5.train_cases(np.random.default_rng(seed), "cpu")[which]
    layers, X, y, batch, epochs, lr, _ = case.args
    mine, theirs = probes.ModeSensitive(layers), probes.ModeSensitive(layers)
    due = adam(mine, list(probes.loader_of(X, y, batch)), epochs, lr)
    found = housing.train(theirs, probes.loader_of(X, y, batch), epochs, lr, CPU)
    assert found == pytest.approx(due, rel=1e-9)
    for p, q in zip(theirs.parameters(), mine.parameters(), strict=True):
        np.testing.assert_allclose(p.detach(), q.detach(), rtol=1e-6, atol=1e-8)


def learn(model: Any, loader: Any, epochs: int, lr: float, device: Any) -> list[float]:
    """What a student writes, in single precision."""
    model.to(device).train()
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()  # type: ignore[no-untyped-call]  # untyped in PyTorch
            optimizer.step()
            total += loss.item() * len(y)
        losses.append(total / len(loader.dataset))
    return losses


def score(model: Any, loader: Any, device: Any) -> float:
    model.to(device).eval()
    with torch.no_grad():
        errors = [(model(X).squeeze(1) - y) ** 2 for X, y in loader]
    return float(torch.cat(errors).mean())


def score_of_batches(model: Any, loader: Any, device: Any) -> float:
    """The mean over the batches, a smaller last one counting as much as the others."""
    return float(np.mean([score(model, [batch], device) for batch in loader]))


def score_with_graph(model: Any, loader: Any, device: Any) -> float:
    errors = [(model.eval()(X).squeeze(1) - y) ** 2 for X, y in loader]
    return float(torch.cat(errors).mean().detach())


def score_in_training_mode(model: Any, loader: Any, device: Any) -> float:
    with torch.no_grad():
        return float(torch.cat([(model.train()(X)[:, 0] - y) ** 2 for X, y in loader]).mean())


@given(seeds, st.integers(0, 3))
def test_training_in_single_precision_is_right(seed: int, which: int) -> None:
    """A student's rounding passes the law; twice the rate, or one more epoch, does not."""
    case = exercise5.train_cases(np.random.default_rng(seed), "cpu")[which]
    layers, X, y, batch, epochs, lr, device = case.args
    trusted = over_the_wire(probes.train_model(housing.train, *case.args))
    found = over_the_wire(probes.train_model(learn, *case.args))
    assert exercise5_laws.trained(found, trusted, *case.args) is None
    wrong = (layers, X, y, batch, epochs, 2 * lr, device)
    found = over_the_wire(probes.train_model(learn, *wrong))
    if epochs > 1:
        assert exercise5_laws.trained(found, trusted, *case.args) is not None
    elsewhere = trusted | {"devices": ["cpu", "cuda"]}
    mismatch = exercise5_laws.trained(elsewhere, trusted, *case.args)
    assert mismatch is not None
    assert "not on cpu and cuda" in mismatch.message


@given(seeds, st.integers(0, 3))
def test_evaluation_is_the_mean_over_the_samples(seed: int, which: int) -> None:
    """In evaluation mode and without a graph; whatever else is told apart by its number."""
    case = exercise5.evaluate_cases(np.random.default_rng(seed), "cpu")[which]
    wrong: list[Callable[..., float]] = [score_with_graph, score_in_training_mode]
    wrong += [score_of_batches] if which else []
    for function in (score, *wrong):
        found = over_the_wire(probes.evaluate_model(function, *case.args))
        mismatch = exercise5_laws.evaluated(found, *case.args)
        assert (mismatch is None) == (function is score), function.__name__


@given(seeds, st.integers(0, 3), st.sampled_from([1.0, 1e-2, 1e-3, 1e-7]))
def test_the_first_step_is_telling_when_no_gradient_is_tiny(
    seed: int, which: int, shrink: float
) -> None:
    """The law's own gradients, up to a factor, are those of autograd for the first batch."""
    case = exercise5.train_cases(np.random.default_rng(seed), "cpu")[which]
    layers, X, y, batch = case.args[:4]
    X = X * np.where(np.arange(X.shape[1]) == 0, shrink, 1.0)
    model = probes.ModeSensitive(layers).double().train()
    first = torch.from_numpy(X[:batch]), torch.from_numpy(y[:batch].astype(float))
    grads = np.concatenate([g.ravel() for g in housing.first_gradients(model, *first)])
    sizes = np.abs(grads[grads != 0])
    share = sizes.min() / sizes.max()
    found = exercise5_laws._first_step_is_telling(layers, X[:batch], y[:batch])
    edge = exercise5_laws.TELLING_GRADIENT
    assert found == (share > edge) or share == pytest.approx(edge, rel=1e-6)
