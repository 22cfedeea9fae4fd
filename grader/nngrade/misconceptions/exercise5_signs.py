"""Exercise 5: mistakes that show by a sign, where no imitation can repeat the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, Rules, as_array, compare
from nngrade.diagnosis.answers import Answers, Asked, same
from nngrade.references import mlp
from nngrade.report import Diagnosis
from nngrade.rubrics.exercise5_laws import tensors
from nngrade.rubrics.exercise5_parts import OUTPUTS, parameters

Array = np.ndarray[Any, np.dtype[Any]]
TENSORS = Rules(tensors=True)

NO_STATE = Diagnosis(
    "random_state not handed on",
    "The rows are split in another way each time: two calls with the same arguments gave two "
    "different splits. The scaling is right for the rows that were picked.",
    "`train_test_split(X, y, test_size=test_size, random_state=random_state)` picks the same rows "
    "each time.",
)
OTHER_SPLIT = Diagnosis(
    "another split",
    "The rows are split at random, but not those that train_test_split picks for this "
    "random_state. The scaling is right for the rows that were picked.",
    "`train_test_split(X, y, test_size=test_size, random_state=random_state)`.",
)


def another_split(answers: Answers) -> Diagnosis | None:
    """Everything right but for the choice of the rows."""
    if not all(each.right or _fits_its_rows(each) for each in answers.asked):
        return None
    first, again = answers.asked[0], answers.asked[-1]
    return OTHER_SPLIT if same(again.actual, _arrays(first), TENSORS) else NO_STATE


def another_default_state(answers: Answers) -> Diagnosis | None:
    """Another split, exactly where no random_state is given."""
    wrong = [each for each in answers.asked if not each.right]
    if not wrong or any(len(each.args) > 3 or "random_state" in each.kwargs for each in wrong):
        return None
    if not all(map(_fits_its_rows, wrong)):
        return None
    first, again = answers.asked[0], answers.asked[-1]
    steady = same(again.actual, _arrays(first), TENSORS)
    split = "by another one than 5" if steady else "in another way each time"
    return Diagnosis(
        "another default",
        f"Without random_state given the rows are split {split}. The scaling is right.",
        "Write the `def` line as the stub has it: random_state=5.",
    )


def _arrays(each: Asked) -> list[Array]:
    """The four parts that came. Raises where they are no arrays."""
    return [as_array(part, TENSORS)[0] for part in each.actual]


def _fits_its_rows(each: Asked) -> bool:
    """Whether other rows were picked than are due, each once, and all scaled as they should be."""
    X, y, *_ = each.args
    try:
        train, test, y_train, y_test = _arrays(each)
        places = {float(value): index for index, value in enumerate(y)}
        rows = [places[float(value)] for value in np.concatenate([y_train, y_test])]
    except (NotAnArray, KeyError, TypeError, ValueError):
        return False
    due = [np.shape(part.value) for part in each.expected]
    if [part.shape for part in (train, test, y_train, y_test)] != due or len(set(rows)) < len(y):
        return False
    if np.array_equal(y_train, each.expected[2].value):  # the rows are those due
        return False
    seen = X[rows[: len(train)]]
    scaled = (X[rows] - seen.mean(axis=0)) / seen.std(axis=0)
    return bool(np.allclose(np.concatenate([train, test]), scaled, atol=1e-5))


def another_default_of_widths(answers: Answers) -> Diagnosis | None:
    """A right network of other widths, exactly where no hidden_dims are given."""
    found: set[tuple[int, ...]] = set()
    for each in answers.asked:
        if each.right:
            continue
        sizes, options, batches, seed, _ = each.args
        if len(sizes) > 2 or options:
            return None
        if not _computes_in_order(each.actual, batches, seed):
            return None
        found.add(tuple(shape[0] for shape in each.actual["shapes"][:-2:2]))
    if len(found) != 1:
        return None
    (hidden,) = found
    units = " and ".join(map(str, hidden)) if len(hidden) < 3 else ", ".join(map(str, hidden))
    return Diagnosis(
        "another default",
        f"Without hidden_dims given the hidden layers have {units} units; they should have 4 and "
        "3.",
        "Write the `def` line as the stub has it: hidden_dims=(4, 3).",
    )


def _computes_in_order(found: Any, batches: Sequence[Array], seed: int) -> bool:
    """Whether the outputs are those of the layers in the order in which they came.

    Raises where they are no chain of linear layers from the inputs to the outputs.
    """
    values = parameters(found["shapes"], seed)
    layers = [(W.T, b) for W, b in zip(values[::2], values[1::2], strict=True)]
    due = [mlp.mlp(layers, X.astype(np.float32)) for X in batches]
    return all(
        compare(both, [output, output], OUTPUTS) is None
        for both, output in zip(found["outputs"], due, strict=True)
    )


def epochs_ignored(answers: Answers) -> Diagnosis | None:
    """One number of epochs, whichever is asked for."""
    lengths = {len(each.actual["losses"]) for each in answers.asked if _is_list(each)}
    asked = {each.args[4] for each in answers.asked}
    if not all(map(_is_list, answers.asked)) or len(lengths) != 1 or len(asked) < 3:
        return None
    (count,) = lengths
    return Diagnosis(
        "epochs ignored",
        f"There are {count} epochs always, whatever epochs says.",
        "Use the argument: `for epoch in range(epochs):`.",
    )


def _is_list(each: Asked) -> bool:
    return isinstance(each.actual, dict) and isinstance(each.actual.get("losses"), list)


def weights_drawn_anew(answers: Answers) -> Diagnosis | None:
    """After a single step of Adam a bias is within lr of its start: here, of 0 and not of that."""
    steps = [
        each for each in answers.asked if each.args[4] == 1 and each.args[3] >= len(each.args[1])
    ]
    if not steps or not all(map(_started_at_zero, steps)):
        return None
    return Diagnosis(
        "weights drawn anew",
        "The model did not start from the weights that it was given: they were drawn anew before "
        "the first step.",
        "Train the model as it comes; init_weights is called by whoever made it.",
    )


def _started_at_zero(each: Asked) -> bool:
    layers, _, _, _, _, lr, _ = each.args
    after = tensors(each.actual["parameters"])
    biases = [(now, given) for now, given in zip(after[1::2], layers[1::2], strict=True)]
    return all(
        now.shape == given.shape
        and np.abs(now).max() <= 1.001 * lr
        and np.abs(given).min() > 3 * lr
        for now, given in biases
    )


def parameters_changed(answers: Answers) -> Diagnosis | None:
    """Weights that are others after the call."""
    if not any(_changed(each.actual["parameters"], each.args[0]) for each in answers.asked):
        return None
    return Diagnosis(
        "weights changed",
        "The model's weights are others after the call.",
        "Only measure: no optimizer, no backward(), no initialization in evaluate.",
    )


def _changed(parameters: Any, layers: Sequence[Array]) -> bool:
    given = [part for W, b in zip(layers[::2], layers[1::2], strict=True) for part in (W.T, b)]
    left = tensors(parameters)
    return len(left) == len(given) and not all(map(np.array_equal, left, given))


SPLIT_SIGNS = (another_default_state, another_split)
MODEL_SIGNS = (another_default_of_widths,)
TRAINING_SIGNS = (epochs_ignored, weights_drawn_anew)
EVALUATION_SIGNS = (parameters_changed,)
