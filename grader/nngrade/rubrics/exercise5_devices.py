"""What exercise 5 is held to on a device other than the CPU, as far as a stand-in for it tells."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.compare import Mismatch, NotAnAnswer
from nngrade.rubrics.exercise5_laws import fields, words

PRODUCTS = {"addmm", "mm", "matmul", "linear", "bmm", "baddbmm", "addmv", "mv"}
MAX_SHOWN = 60  # of a line of the submission


def model_moves(found: Any, sizes: Any, X: np.ndarray) -> Mismatch | None:
    """Whether the model computes where its parameters and its input are."""
    return _one_device(found, "device: made")


def evaluated_there(
    found: Any, layers: Any, X: np.ndarray, y: np.ndarray, batch: int
) -> Mismatch | None:
    """Whether model and batches are on the device when they meet."""
    return _one_device(found, _left_behind(found, X.shape[1], batch))


def trained_there(
    found: Any, layers: Any, X: np.ndarray, y: np.ndarray, batch: int
) -> Mismatch | None:
    """As `evaluated_there`; and the model must be on the device when training is over."""
    if mismatch := evaluated_there(found, layers, X, y, batch):
        return mismatch
    result, places = fields(found, "result", "devices")
    if result is not None and words(places) != ["meta"]:
        return Mismatch(
            "device: ignored",
            "The model is still on the CPU after training on another device.",
        )
    return None


def _one_device(found: Any, kind: str) -> Mismatch | None:
    """Whether two devices met in an operation, or an array was read where CUDA has none."""
    mixed, read_as_array, line, source = fields(found, "mixed", "numpy", "line", "source")
    if not isinstance(mixed, str) or not isinstance(source, str):
        raise NotAnAnswer("where devices were mixed did not come back")
    shown = f", `{source}`" if 0 < len(source) <= MAX_SHOWN else ""
    place = f" in line {line}{shown}" if isinstance(line, int) else ""
    if mixed:
        brought = fields(found, "brought")[0] is True
        return Mismatch(
            "device: brought" if brought else kind,
            f"On a GPU this would fail{place}: {mixed}, and the rest is on the device.",
        )
    if read_as_array is True:
        return Mismatch(
            "device: array",
            f"On a GPU this would fail{place}: a tensor there has to come back with .cpu() before "
            ".numpy().",
        )
    return None


def _left_behind(found: Any, width: int, batch: int) -> str:
    """What the tensor on the CPU is, told by its shape: all shapes under test are different."""
    operation, shape = fields(found, "operation", "shape")
    if not isinstance(operation, str) or not _is_shape(shape):
        raise NotAnAnswer("which tensor was on the CPU did not come back")
    if operation in PRODUCTS and shape == [batch, width]:
        return "device: batch"
    if shape in ([batch], [batch, 1]):
        return "device: targets"
    return "device: made"


def _is_shape(shape: Any) -> bool:
    return isinstance(shape, list) and all(type(n) is int for n in shape)
