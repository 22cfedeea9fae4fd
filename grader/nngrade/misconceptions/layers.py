"""Exercise 2's layer and its ReLU, each gone wrong in one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.known import Misconception
from nngrade.report import Diagnosis


def relu(z: Any) -> Any:
    return np.maximum(0.0, z)


def logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def softplus(z: Any) -> Any:
    return np.log1p(np.exp(z))


def leaky(z: Any, slope: float = 0.01) -> Any:
    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))


M = Misconception

LINEAR = (
    M("weights transposed",
      "Your numbers are those of X @ W.T, with W turned round.",
      "W is laid out (n_in, n_out) here: X @ W, without `.T`. PyTorch keeps it the other way.",
      lambda W, b, X: X @ W.T + b),
    M("weights reshaped", "W is reshaped until it fits, which tears its columns apart.",
      "W is laid out (n_in, n_out) here and fits as it is: X @ W.",
      lambda W, b, X: X @ W.reshape(len(b), -1).T + b),
    M("inputs transposed", "Your numbers are those of X.T @ W, with X turned round.",
      "The rows of X are the examples: X @ W gives one row for each.",
      lambda W, b, X: X.T @ W + b),
    M("without the bias", "The bias is missing: you returned X @ W.",
      "Add b: one number for each unit, the same for every row.", lambda W, b, X: X @ W),
    M("bias subtracted", "The bias is subtracted.", "Add b: X @ W + b.",
      lambda W, b, X: X @ W - b),
    M("bias along the rows",
      "The bias runs along the rows: each example gets one, in place of each unit.",
      "b belongs to the columns of X @ W: adding it as it is, (n_out,), does that.",
      lambda W, b, X: X @ W + np.resize(b, (len(X), 1))),
    M("bias along the rows",
      "The bias runs along the rows: each example gets one, in place of each unit.",
      "b belongs to the columns of X @ W: adding it as it is, (n_out,), does that.",
      lambda W, b, X: X @ W + b[:, None]),
    M("weights before the inputs", "Your numbers are those of W @ X, with X behind W.",
      "The rows of X are the examples, so X comes first: X @ W.",
      lambda W, b, X: W @ X + b),
    M("entry by entry", "X and W are multiplied entry by entry: `*` is no matrix product.",
      "A matrix product is written `@`: X @ W.", lambda W, b, X: X * W + b),
    M("bias added for every row", "The bias is added once more for each row that follows.",
      "Add b once: `+=` inside the loop over the rows reaches all of the array each time.",
      lambda W, b, X: X @ W + np.arange(len(X), 0, -1)[:, None] * b),
    M("bias added for every row", "The bias is added as many times as there are rows.",
      "Add b once, outside the loop over the rows.", lambda W, b, X: X @ W + len(X) * b),
    M("mean of the biases", "Every unit gets the mean of all biases.",
      "Add b as it is: each unit has its own.", lambda W, b, X: X @ W + b.mean()),
    M("one bias for all units", "Every unit gets the first bias, b[0].",
      "Add all of b: each unit has its own.", lambda W, b, X: X @ W + b[0]),
    M("sum of the biases", "Every unit gets the sum of all biases.",
      "Add b as it is: each unit has its own.", lambda W, b, X: X @ W + b.sum()),
    M("bias multiplied", "The weighted sums are multiplied by b.", "Add b: X @ W + b.",
      lambda W, b, X: X @ W * b),
    M("ReLU already in the layer",
      "The layer already has a ReLU in it: nothing it returns is negative.",
      "`linear` is the weighted sum alone; the ReLU is a function of its own.",
      lambda W, b, X: relu(X @ W + b)),
    M("first row only", "Only the first example came back.", "X @ W works on all rows at once.",
      lambda W, b, X: X[0] @ W + b),
    M("last row only", "Only the last example came back.",
      "A loop that overwrites its result keeps the last one; X @ W works on all rows at once.",
      lambda W, b, X: X[-1] @ W + b),
    M("bias divides", "The weighted sums are divided by b.", "Add b: X @ W + b.",
      lambda W, b, X: X @ W / b),
    M("bias before the weights", "The bias is added before the weights: (X + b) @ W.",
      "Weigh first, then add: X @ W + b.", lambda W, b, X: (X + b) @ W),
    M("bias added to the weights", "The bias is added to the weights: X @ (W + b).",
      "Weigh first, then add: X @ W + b.", lambda W, b, X: X @ (W + b)),
    M("mean in place of the sum", "The products are averaged over the inputs, not added up.",
      "X @ W adds them up; nothing is divided.", lambda W, b, X: X @ W / len(W) + b),
    M("units added up", "The units of a row are added up to one number.",
      "Each unit has a column of its own: X @ W + b, without a sum.",
      lambda W, b, X: (X @ W + b).sum(axis=1)),
)  # fmt: skip

RELU = (
    M("absolute value", "You returned |z|: what is negative is turned round, not cut to 0.",
      "ReLU is 0 wherever z is negative.", np.abs),
    M("minimum in place of maximum",
      "You returned the smaller of 0 and z: what is positive is cut to 0.",
      "ReLU is the larger of 0 and z: `np.maximum`.", lambda z: np.minimum(0.0, z)),
    M("its derivative", "You returned 0s and 1s: that is the slope of the ReLU, not its value.",
      "Where z is positive the ReLU is z itself.", lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0)),
    M("leaky ReLU", "You returned a hundredth of z where it is negative: that is a leaky ReLU.",
      "The plain ReLU is 0 there.", leaky),
    M("softplus", "You returned a smooth curve, log(1 + e^z): the softplus.",
      "ReLU has a corner at 0: `np.maximum(0, z)`.", softplus),
    M("softplus", "You returned a smooth curve, log(1 + e^z): the softplus.",
      "ReLU has a corner at 0: `np.maximum(0, z)`.", lambda z: np.logaddexp(0.0, z)),
    M("ELU", "Below 0 you returned e^z − 1: that is the ELU.", "The plain ReLU is 0 there.",
      lambda z: np.where(np.asarray(z) > 0, z, np.expm1(np.minimum(z, 0)))),
    M("swish", "You returned z times its logistic function: that is the swish (SiLU).",
      "ReLU has a corner at 0: `np.maximum(0, z)`.", lambda z: np.asarray(z) * logistic(z)),
    M("clipped at 1", "Numbers above 1 came as 1.",
      "ReLU has no upper limit: `np.maximum(0, z)` cuts below only.",
      lambda z: np.clip(z, 0, 1)),
    M("largest along an axis",
      "You returned the largest number along an axis, in place of every entry.",
      "`np.max(z, 0)` takes 0 for an axis; `np.maximum(0, z)` compares with the number 0.",
      lambda z: np.max(z, 0)),
    M("largest of all", "You returned one number, the largest entry of z.",
      "`np.max` looks for one largest entry; `np.maximum(0, z)` compares entry by entry.",
      np.max),
    M("sigmoid", "You returned the logistic function: a smooth curve between 0 and 1.",
      "ReLU has a corner and no upper limit: `np.maximum(0, z)`.", logistic),
    M("tanh", "You returned tanh: a smooth curve between −1 and 1.",
      "ReLU has a corner and no upper limit: `np.maximum(0, z)`.", np.tanh),
    M("identity", "You returned z itself, negative numbers and all.",
      "Cut what is negative to 0: `np.maximum(0, z)`.",
      lambda z: z),
)  # fmt: skip


def leaks(answers: Answers) -> Diagnosis | None:
    """A slope below 0 other than 0, found from what came there."""
    ratios = [came / z for z, came in _entries(answers) if z < 0]
    if (
        not ratios
        or not np.isfinite(ratios[0])
        or not answers.explained_by(lambda z: leaky(z, ratios[0]))
    ):
        return None
    return Diagnosis(
        "leaky ReLU",
        f"{ratios[0]:.3g} z came where z is negative: that is a leaky ReLU.",
        "The plain ReLU is 0 there.",
    )


def capped(answers: Answers) -> Diagnosis | None:
    """An upper limit, found as the largest number that came."""
    largest = max((came for _, came in _entries(answers)), default=0.0)
    if not answers.explained_by(lambda z: np.clip(z, 0, largest)):
        return None
    return Diagnosis(
        f"clipped at {largest:g}",
        f"Numbers above {largest:g} came as {largest:g}.",
        "ReLU has no upper limit.",
    )


def floored(answers: Answers) -> Diagnosis | None:
    """A lower limit other than 0, found as the smallest number that came."""
    least = min((came for _, came in _entries(answers)), default=0.0)
    if least == 0 or not answers.explained_by(lambda z: np.maximum(least, z)):
        return None
    number = f"{least:g}".replace("-", "−")
    return Diagnosis(
        f"cut at {least:g}",
        f"Numbers below {number} came as {number}: the corner lies there and not at 0.",
        "ReLU cuts at 0: `np.maximum(0, z)`.",
    )


def _entries(answers: Answers) -> list[tuple[float, float]]:
    """Every number that went in with the one that came for it, where the shapes agree."""
    found: list[tuple[float, float]] = []
    for each in answers.asked:
        try:
            z = np.asarray(each.args[0], dtype=float).ravel()
            came = np.asarray(each.actual, dtype=float).ravel()
        except (TypeError, ValueError):
            continue
        if z.shape == came.shape:
            found += zip(z.tolist(), came.tolist(), strict=True)
    return found


RELU_FITS: tuple[Callable[[Answers], Diagnosis | None], ...] = (leaks, capped, floored)
