"""Exercise 5: the housing MLP. What its answers are held to is in `exercise5_laws` and `_parts`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from nngrade import inputs
from nngrade.compare import Rules
from nngrade.rubric import Case, Exercise, Question
from nngrade.rubrics import exercise5_devices as devices
from nngrade.rubrics import exercise5_laws as laws
from nngrade.rubrics import exercise5_parts as parts

# What exercise 4 asks for by hand; the names without the last underscore are deprecated ones.
DRAWN_BY_PYTORCH = tuple(
    f"{scheme}_{law}{end}"
    for scheme in ("xavier", "kaiming")
    for law in ("uniform", "normal")
    for end in ("_", "")
)


def split_cases(rng: Generator) -> list[Case]:
    """Columns of different scale and offset, so that each statistic shows."""
    simple = np.array([[1.0, 10.0], [2.0, 30.0], [4.0, 20.0], [8.0, 50.0], [16.0, 70.0]])
    cases = [Case((simple, np.arange(5.0)), label="five rows")]
    for m, n, given in (
        (20, 2, {}),
        (33, 3, {"test_size": 0.3}),
        (24, 3, {"random_state": 11}),
        (41, 2, {"test_size": 0.5, "random_state": 0}),
    ):
        X = rng.normal(size=(m, n)) * rng.uniform(0.5, 20, size=n) + rng.uniform(-9, 9, size=n)
        cases.append(Case((X, rng.normal(size=m) + 2), given))
    X = rng.normal(size=(30, 2)) + 3
    cases.append(Case((X, rng.normal(size=30), 0.4, 7), label="positional arguments"))
    return cases


def _batches(rng: Generator, n_in: int, rows: tuple[int, ...]) -> list[np.ndarray]:
    return [inputs.away_from_zero(rng, m, n_in) for m in rows]


def model_cases(rng: Generator, device: str) -> list[Case]:
    """The default widths, then one to four others, all different; a batch of one row last."""
    cases = []
    plans: list[tuple[int, int, tuple[int, ...] | None, bool]] = [(2, 1, None, False)]
    for depth in (2, 1, 3, 4):
        n_in, n_out, *widths = inputs.distinct_widths(rng, depth + 2)
        plans.append((n_in, 1 if depth == 3 else n_out, tuple(widths), depth % 2 == 0))
    for n_in, n_out, hidden, by_name in plans:
        sizes: tuple[Any, ...] = (n_in, n_out)
        options = {"hidden_dims": hidden} if by_name and hidden else {}
        if hidden and not by_name:
            sizes = (*sizes, hidden)
        seed = int(rng.integers(1 << 62))
        shown: dict[str, Any] = {"input_dim": n_in, "output_dim": n_out}
        shown |= {"hidden_dims": hidden} if hidden else {}
        rows = (3, 5) if hidden is None else (4, 1)
        arguments = (sizes, options, _batches(rng, n_in, rows), seed, device)
        label = "the widths of the book, 4 and 3" if hidden is None else "other widths"
        cases.append(Case(arguments, label=label, shown=shown))
    mixing = Case(
        ((2, 1), inputs.away_from_zero(rng, 5, 2)),
        label="the model moved to another device",
        shown={"input_dim": 2, "output_dim": 1},
        probe="device_model",
        law=devices.model_moves,
    )
    return [*cases, mixing]


def init_cases(rng: Generator, device: str) -> list[Case]:
    """Two layers, one alone, wide ones for the law, and layers of other kinds to be left alone."""
    return [
        Case(
            (kind, int(rng.integers(1 << 62)), device),
            label={
                "plain": "two linear layers",
                "single": "a linear layer by itself",
                "wide": "wide linear layers",
                "nested": "linear layers at any depth, among other layers",
            }[kind],
            shown={},
        )
        for kind in ("plain", "wide", "single", "nested")
    ]


def loader_cases(rng: Generator) -> list[Case]:
    """In order and shuffled; whole batches, a smaller last one, one batch larger than the data."""
    cases = []
    for m, n, batch, shuffle in (
        (6, 2, 2, False),
        (7, 3, 3, False),
        (5, 2, 8, False),
        (50, 2, 16, True),
        (64, 3, 32, True),
    ):
        X, y = inputs.away_from_zero(rng, m, n), rng.permutation(np.arange(float(m))) + 0.5
        label = "shuffled" if shuffle else "in order"
        shown = {"X": X, "y": y, "batch_size": batch, "shuffle": shuffle}
        cases.append(Case((X, y, batch, shuffle), label=label, shown=shown))
    return cases


def network(rng: Generator, n_in: int, hidden: tuple[int, ...]) -> list[np.ndarray]:
    """Layers W1, b1, W2, b2, … (W is (n_in, n_out)) of an MLP with one output, in float32."""
    widths = (n_in, *hidden, 1)
    arrays = []
    for a, b in pairwise(widths):
        arrays += [inputs.away_from_zero(rng, a, b), inputs.away_from_zero(rng, b)]
    return [array.astype(np.float32) for array in arrays]


def regression(rng: Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows and targets; the last rows have the largest errors, so that weighting shows."""
    X = inputs.away_from_zero(rng, m, n).astype(np.float32)
    y = rng.normal(size=m) + 2 + 4 * (np.arange(m) >= m - 2)
    return X, y.astype(np.float32)


def train_cases(rng: Generator, device: str) -> list[Case]:
    """A few steps each: one batch, several, a smaller last one; other rates and epochs."""
    cases = []
    for m, n, hidden, batch, epochs, lr in (
        (6, 2, (3,), 6, 1, 0.01),
        (10, 2, (4, 3), 4, 3, 0.01),
        (13, 3, (5, 4), 4, 2, 0.05),
        (11, 2, (4,), 3, 4, 0.002),
    ):
        X, y = regression(rng, m, n)
        shown = {"rows": m, "batch size": batch, "epochs": epochs, "lr": lr}
        arguments = (network(rng, n, hidden), X, y, batch, epochs, lr, device)
        label = "one batch, one epoch" if epochs == 1 else "several batches and epochs"
        cases.append(Case(arguments, label=label, shown=shown))
    X, y = regression(rng, 9, 2)
    mixing = Case(
        (network(rng, 2, (4, 3)), X, y, 5),
        label="training on an accelerator that stands in for a GPU",
        shown={},
        probe="device_train",
        law=devices.trained_there,
    )
    return [*cases, mixing]


def evaluate_cases(rng: Generator, device: str) -> list[Case]:
    """One batch, several, a smaller last one, a last one of a single row."""
    cases = []
    for m, n, hidden, batch in (
        (4, 2, (3,), 4),
        (10, 2, (4, 3), 4),
        (13, 3, (5,), 4),
        (9, 2, (4,), 5),
    ):
        X, y = regression(rng, m, n)
        shown = {"rows": m, "batch size": batch}
        arguments = (network(rng, n, hidden), X, y, batch, device)
        label = "one batch" if m == batch else "several batches, the last one smaller"
        cases.append(Case(arguments, label=label, shown=shown))
    X, y = regression(rng, 9, 2)
    mixing = Case(
        (network(rng, 2, (4, 3)), X, y, 5),
        label="evaluating on an accelerator that stands in for a GPU",
        shown={},
        probe="device_evaluate",
        law=devices.evaluated_there,
    )
    return [*cases, mixing]


def on_device(device: str) -> Exercise:
    """The exercise with its models and batches on `device`."""
    return Exercise(
        "exercise5",
        "The housing MLP",
        (*_preparing(device), *_training(device)),
        reference_module="nngrade.references.housing",
        shortcuts=("torch.nn.init", DRAWN_BY_PYTORCH),
    )


def _preparing(device: str) -> tuple[Question, ...]:
    """Data, model, initialization and batches: all that comes before the first step."""
    return (
        Question(
            "split_and_scale",
            "split, then standardize",
            2.0,
            ("X", "y", "test_size", "random_state"),
            split_cases,
            "Split first with train_test_split; fit the scaler on the training rows alone and "
            "apply it to both parts. The targets stay as they are.",
            reference=laws.split_expected,
            trusted=True,
            rules=Rules(tensors=True, results=("X_train", "X_test", "y_train", "y_test")),
        ),
        Question(
            "HousePricesMLP",
            "the network as an nn.Module",
            2.0,
            ("input_dim", "output_dim", "hidden_dims"),
            lambda rng: model_cases(rng, device),
            "One nn.Linear for each width and one for the output, ReLU after each but the "
            "last; keep a list of layers in nn.ModuleList or nn.Sequential.",
            law=parts.model_computes,
            probe="build_model",
        ),
        Question(
            "init_weights",
            "Xavier weights, zero biases",
            1.0,
            ("model",),
            lambda rng: init_cases(rng, device),
            "Go over model.modules(), and for each nn.Linear fill weight and bias in place; "
            "leave all other layers alone.",
            law=parts.initialized,
            probe="initialize",
        ),
        Question(
            "make_loader",
            "float32 batches",
            1.0,
            ("X", "y", "batch_size", "shuffle"),
            loader_cases,
            "Make float32 tensors, pair them in a TensorDataset, and hand batch_size and "
            "shuffle on to the DataLoader.",
            law=parts.loads,
            probe="load_batches",
        ),
    )


def _training(device: str) -> tuple[Question, ...]:
    return (
        Question(
            "train",
            "Adam on the MSE, epoch by epoch",
            2.0,
            ("model", "loader", "epochs", "lr", "device"),
            lambda rng: train_cases(rng, device),
            "For each batch: zero_grad, forward, MSE of equal shapes, backward, step. For each "
            "epoch: the sum of loss · batch size over the number of samples, as a float.",
            law=laws.trained,
            probe="train_model",
            trusted=True,
        ),
        Question(
            "evaluate",
            "MSE over all samples",
            2.0,
            ("model", "loader", "device"),
            lambda rng: evaluate_cases(rng, device),
            "model.eval() and torch.no_grad() first; add up the squared errors of all samples "
            "and divide once, by their number.",
            law=laws.evaluated,
            probe="evaluate_model",
        ),
    )


EXERCISE = on_device("cpu")
