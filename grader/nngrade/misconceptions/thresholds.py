"""Exercise 1's two thresholds, each gone wrong in one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Misconception
from nngrade.misconceptions.threshold_edges import Compare, comparisons


def sign(z: Any) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, -1.0)


def step(z: Any) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


def logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def _two(above: float, below: float) -> Callable[[Compare], Callable[[Any], Any]]:
    """Two values, on the sides that a comparison tells apart."""
    return lambda compare: lambda z: np.where(compare(np.asarray(z)), above, below)


STEP = (
    Misconception(
        "zero on the wrong side",
        "Exactly at 0 your step is 0; here it is 1 there.",
        "The threshold belongs to the upper side: compare with `>=`.",
        lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
    ),
    Misconception(
        "one half at zero",
        "Exactly at 0 your step is one half; here it is 1 there.",
        "`np.heaviside` takes the value at 0 as its second argument; `>=` needs none.",
        lambda z: np.heaviside(z, 0.5),
    ),
    Misconception(
        "sign in place of step",
        "Below 0 your step answers −1: that is the sign; the step is 0 there.",
        "The step's two values are 1.0 and 0.0, the sign's are +1.0 and −1.0.",
        sign,
    ),
    Misconception(
        "logistic in place of step",
        "You returned a smooth curve: the logistic function, which only comes near to 0 and 1.",
        "The step jumps: 1.0 where z >= 0, else 0.0.",
        logistic,
    ),
    Misconception(
        "sides exchanged",
        "You returned 1 where z is negative, and 0 where it is not: the two sides are exchanged.",
        "In `np.where(condition, a, b)` a stands where the condition holds.",
        lambda z: np.where(np.asarray(z) >= 0, 0.0, 1.0),
    ),
    Misconception(
        "ReLU in place of step",
        "You returned z itself where it is positive: that is the ReLU.",
        "The step answers 1.0 there, however large z is.",
        lambda z: np.maximum(0.0, z),
    ),
    Misconception(
        "ramp in place of step",
        "Between 0 and 1 you returned z itself, a ramp; the step has the values 0 and 1 alone.",
        "Decide with `z >= 0`, not with `np.clip`.",
        lambda z: np.clip(z, 0.0, 1.0),
    ),
    Misconception(
        "threshold at one half",
        "Your step is up at 1/2; here it is up at 0.",
        "Compare z with 0: one half is where a probability is cut, not a score.",
        lambda z: np.where(np.asarray(z) >= 0.5, 1.0, 0.0),
    ),
    Misconception(
        "negative zero below the edge",
        "−0.0 gets 0 and 0.0 gets 1, although the two are equal.",
        "Ask `z >= 0`, not for the sign bit.",
        lambda z: np.where(np.signbit(z), 0.0, 1.0),
    ),
    *comparisons("z", "1", "0", _two(1.0, 0.0)),
)

SIGN = (
    Misconception(
        "zero on the wrong side",
        "Exactly at 0 your sign is −1; here it is +1 there.",
        "Zero counts as positive: compare with `>=`.",
        lambda z: np.where(np.asarray(z) > 0, 1.0, -1.0),
    ),
    Misconception(
        "zero at zero",
        "Exactly at 0 your sign is 0, as np.sign has it; a label is +1 or −1.",
        "Decide with `>=`: +1.0 at 0 and above, −1.0 below.",
        np.sign,
    ),
    Misconception(
        "step in place of sign",
        "Below 0 your sign answers 0: that is the step; the sign is −1 there.",
        "The sign's two values are +1.0 and −1.0.",
        step,
    ),
    Misconception(
        "sides exchanged",
        "The two sides are exchanged: you returned −1 where z is 0 or more, +1 below.",
        "In `np.where(condition, a, b)` a stands where the condition holds.",
        lambda z: -sign(z),
    ),
    Misconception(
        "divided by its magnitude",
        "You returned z / |z|, which is 0 / 0 exactly at zero.",
        "Compare z with 0 instead of dividing by its magnitude.",
        lambda z: np.asarray(z, dtype=float) / np.abs(z),
    ),
    Misconception(
        "z itself",
        "You returned z itself, not its sign.",
        "Answer +1.0 where z >= 0 and −1.0 elsewhere, however large z is.",
        lambda z: z,
    ),
    Misconception(
        "tanh in place of sign",
        "You returned a smooth curve, tanh, which only comes near to −1 and +1.",
        "The sign jumps: +1.0 where z >= 0, else −1.0.",
        np.tanh,
    ),
    Misconception(
        "magnitude in place of sign",
        "You returned |z|: the size without the sign, where the sign alone is asked for.",
        "Answer +1.0 where z >= 0 and −1.0 elsewhere.",
        np.abs,
    ),
    Misconception(
        "negative zero below the edge",
        "−0.0 gets −1 and 0.0 gets +1, although the two are equal: np.copysign asks the sign bit.",
        "Ask `z >= 0`.",
        lambda z: np.copysign(1.0, z),
    ),
    *comparisons("z", "+1", "−1", _two(1.0, -1.0)),
)
