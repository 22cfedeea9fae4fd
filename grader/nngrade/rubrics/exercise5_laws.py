"""What exercise 5's split, training and evaluation are held to, on the CPU and on a device.

A law takes what a probe brought back (and the trusted module's own, where there is one) and the
probe's inputs. What has not even the form of an answer raises `NotAnAnswer`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nngrade.compare import TOLERANCE, Mismatch, NotAnAnswer, Rules, as_array, compare
from nngrade.references import mlp
from nngrade.sandbox.wire import Tensor
from nngrade.sized import Sized

SINGLE = Rules(tensors=True, single=True)
FLOATS = Rules(single=True)

# A run in single precision may differ from the reference in double precision by this much,
# relative to the losses and to the weights; mistakes differ by 2e-3 and more.
TRAINING_TOLERANCE = 2e-4
TELLING_GRADIENT = 1e-4  # below this share of the largest, rounding may turn Adam's first step


def fields(found: Any, *keys: str) -> list[Any]:
    """The fields of what a probe brought back, all of which must be there."""
    if not isinstance(found, dict) or not all(key in found for key in keys):
        raise NotAnAnswer("the probe's result did not come back")
    return [found[key] for key in keys]


def tensors(values: Any) -> list[np.ndarray]:
    """The arrays of a list of tensors."""
    if not isinstance(values, list) or not all(isinstance(v, Tensor) for v in values):
        raise NotAnAnswer("tensors are missing from what came back")
    return [value.array for value in values]


def words(values: Any) -> list[str]:
    """A list of strings."""
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise NotAnAnswer("words are missing from what came back")
    return values


def split_expected(trusted: Any, X: Any, y: Any, *args: Any, **kwargs: Any) -> tuple[Sized, ...]:
    """The reference's four arrays; standardizing subtracts the mean, so its size counts."""
    X_train, X_test, y_train, y_test = trusted
    offset = 2 * np.abs(X).mean(axis=0) / X.std(axis=0) + 1
    scaled = [Sized(part, np.abs(part) + offset) for part in (X_train, X_test)]
    return (*scaled, Sized(y_train), Sized(y_test))


def trained(
    found: Any,
    trusted: Any,
    layers: Sequence[np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    batch: int,
    epochs: int,
    lr: float,
    device: str,
) -> Mismatch | None:
    """The losses of each epoch as it ran, and the parameters after the last."""
    losses, parameters, places = fields(found, "losses", "parameters", "devices")
    due = np.asarray(trusted["losses"])
    scale = TRAINING_TOLERANCE / TOLERANCE["float32"]
    if mismatch := compare(losses, Sized(due, due * scale), FLOATS, "the list of losses"):
        return mismatch
    if words(places) != [device]:
        where = " and ".join(words(places))
        return Mismatch("value", f"The model should be on {device} after training, not on {where}.")
    if not _first_step_is_telling(layers, X[:batch], y[:batch]):
        return None
    values = [as_array(right, SINGLE)[0] for right in trusted["parameters"]]
    expected = [Sized(value, (np.abs(value) + 1) * scale) for value in values]
    return compare(parameters, expected, SINGLE, "the parameters after training")


def _first_step_is_telling(layers: Sequence[np.ndarray], X: np.ndarray, y: np.ndarray) -> bool:
    """Whether no gradient of the first step is so near 0 that rounding decides its sign."""
    activations, masks = [X.astype(float)], []
    pairs = list(zip(layers[::2], layers[1::2], strict=True))
    for W, b in pairs[:-1]:
        z = activations[-1] @ W + b
        masks.append(z > 0)
        activations.append(np.maximum(z, 0))
    output = activations[-1] @ pairs[-1][0] + pairs[-1][1]
    upstream = 1.5 * output + 0.75 - y[:, None]
    sizes = []
    for (W, _), activation, mask in zip(
        reversed(pairs), reversed(activations), [*reversed(masks), None], strict=True
    ):
        sizes += [np.abs(activation.T @ upstream).ravel(), np.abs(upstream.sum(axis=0))]
        upstream = upstream @ W.T * (1 if mask is None else mask)
    every = np.concatenate(sizes)
    return bool(every[every > 0].min() > TELLING_GRADIENT * every.max())


def evaluated(
    found: Any,
    layers: Sequence[np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    batch: int,
    device: str,
) -> Mismatch | None:
    """The MSE over all samples of the model in evaluation mode, and the parameters untouched."""
    value, parameters = fields(found, "value", "parameters")
    pairs = list(zip(layers[::2], layers[1::2], strict=True))
    output = mlp.mlp(pairs, X)
    expected = mlp.mse(0.5 * output - 0.25, y)
    if mismatch := compare(value, expected, FLOATS):
        return mismatch
    sent = [part for W, b in pairs for part in (W.T, b)]
    left = tensors(parameters)
    if len(left) != len(sent) or not all(map(np.array_equal, left, sent)):
        return Mismatch("mutation", "The parameters changed; evaluation leaves them as they were.")
    return None
