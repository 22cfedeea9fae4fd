"""What the model, the initialization and the loader of exercise 5 are held to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from nngrade import laws as distributions
from nngrade.compare import Mismatch, NotAnAnswer, compare
from nngrade.probes.filling import filling
from nngrade.references import initialization, mlp
from nngrade.rubrics.exercise5_laws import SINGLE, fields, tensors
from nngrade.sandbox.arguments import unchanged
from nngrade.sandbox.wire import Tensor

MAX_PARAMETERS = 1_000_000
MAX_TENSORS = 1000
MAX_DIMENSIONS = 8
EPOCHS = 2
OUTPUTS = replace(SINGLE, results=("the output in training mode", "the output in evaluation mode"))
LARGE = 2000  # a weight of as many entries is held to its law


def model_computes(
    found: Any,
    sizes: tuple[Any, ...],
    options: Mapping[str, Any],
    batches: Sequence[np.ndarray],
    seed: int,
    device: str,
) -> Mismatch | None:
    """The parameters of linear layers of the widths asked for, and the outputs they give."""
    is_module, shapes, outputs, left = fields(found, "module", "shapes", "outputs", "left")
    if is_module is not True:
        return Mismatch("type", "It should be an nn.Module.")
    n_in, n_out = sizes[:2]
    hidden = options.get("hidden_dims", sizes[2] if len(sizes) > 2 else (4, 3))
    widths = (n_in, *hidden, n_out)
    layers = layers_of(parameters(shapes, seed), widths)
    if isinstance(layers, Mismatch):
        return layers
    if not isinstance(outputs, list) or len(outputs) != len(batches):
        raise NotAnAnswer("an output is missing from what came back")
    for X, both in zip(batches, outputs, strict=True):
        expected = mlp.mlp(layers, X.astype(np.float32))
        if mismatch := compare(both, [expected, expected], OUTPUTS):
            return mismatch
    sent = [X.astype(np.float32) for X in batches]
    if not all(map(np.array_equal, tensors(left), sent)):
        return Mismatch("mutation", "The forward pass changed its input in place.")
    return None


def parameters(shapes: Any, seed: int) -> list[np.ndarray]:
    """The numbers that the probe filled the parameters with, from their shapes alone.

    Raises `NotAnAnswer` for what is no list of shapes.
    """
    if not isinstance(shapes, list) or not all(map(_is_shape, shapes)):
        raise NotAnAnswer("the shapes of the parameters are missing from what came back")
    count = sum(math.prod(shape) for shape in shapes)
    if count > MAX_PARAMETERS or len(shapes) > MAX_TENSORS:
        raise NotAnAnswer(f"the module has {count} parameters in {len(shapes)} tensors")
    return filling(shapes, seed)


def _is_shape(shape: Any) -> bool:
    return (
        isinstance(shape, list)
        and len(shape) <= MAX_DIMENSIONS
        and all(type(n) is int and 0 <= n <= MAX_PARAMETERS for n in shape)
    )


def _due(widths: Sequence[int]) -> list[tuple[int, ...]]:
    return [shape for a, b in pairwise(widths) for shape in ((b, a), (b,))]


def missing(shapes: Sequence[Sequence[int]], widths: Sequence[int]) -> bool:
    """Whether whole layers are missing, and nothing else is wrong with the shapes."""
    there, due = Counter(map(tuple, shapes)), Counter(_due(widths))
    whole = all(there[b, a] == there[b,] for a, b in pairwise(widths))
    return whole and there < due


def layers_of(
    values: list[np.ndarray], widths: tuple[int, ...]
) -> list[tuple[np.ndarray, np.ndarray]] | Mismatch:
    """Parameters sorted into ``(W, b)`` by their shapes, which are all different."""
    due = _due(widths)
    shapes = [value.shape for value in values]
    if not shapes:
        return Mismatch(
            "shape",
            "The module has no parameters: PyTorch finds no layer in it.",
        )
    if sorted(shapes) != sorted(due):
        return Mismatch(
            "shape",
            f"Its parameters should have the shapes {_listed(due)}; they have {_listed(shapes)}.",
        )
    by_shape = dict(zip(shapes, values, strict=True))
    return [(by_shape[b, a].T, by_shape[b,]) for a, b in pairwise(widths)]


def _listed(shapes: Sequence[tuple[int, ...]]) -> str:
    return ", ".join(map(str, shapes))


def initialized(found: Any, kind: str, seed: int, device: str) -> Mismatch | None:
    """Xavier-normal weights and zero biases in every linear layer, all else as it was."""
    names, left = fields(found, "names", "after")
    after = tensors(left)
    if not isinstance(names, list) or len(names) != len(after):
        raise NotAnAnswer("a parameter is missing from what came back")
    rng = np.random.default_rng(seed)
    owners = [str(name).rpartition(".")[0] for name in names]
    linear = {owner for owner, value in zip(owners, after, strict=True) if value.ndim == 2}
    for name, owner, value in zip(names, owners, after, strict=True):
        before = rng.normal(size=value.shape) + 3.0 if value.dtype.kind == "f" else value
        unchanged = np.array_equal(value, before.astype(value.dtype))
        if mismatch := _filled(str(name), value, unchanged, owner in linear):
            return mismatch
    return None


def _filled(name: str, value: np.ndarray, unchanged: bool, linear: bool) -> Mismatch | None:
    if not linear:
        message = f"{name} belongs to no linear layer and was changed."
        return None if unchanged else Mismatch("value", message)
    layer = name.rpartition(".")[0] or "the layer"
    if name.endswith("bias"):
        return Mismatch("value", f"The bias of {layer} is not zero.") if value.any() else None
    if unchanged:
        return Mismatch("value", f"The weight of {layer} was not filled in place.")
    return _xavier_normal(name, value) if value.size >= LARGE else None


def _xavier_normal(name: str, value: np.ndarray) -> Mismatch | None:
    fan_in, fan_out = initialization.fans(value.shape)
    std = float(initialization.xavier_normal_std(fan_in, fan_out).value)
    mismatch = distributions.judge_sample(value, distributions.normal(std))
    return mismatch and Mismatch("law", f"{name}: {mismatch.message}")


def loads(found: Any, X: np.ndarray, y: np.ndarray, batch: int, shuffle: bool) -> Mismatch | None:
    """Float32 batches of the size asked for that hold every row once, in the order asked for."""
    is_loader, epochs = fields(found, "loader", "epochs")
    if is_loader is not True:
        return Mismatch("type", "It should be a torch.utils.data.DataLoader.")
    sizes = [min(batch, len(y) - start) for start in range(0, len(y), batch)]
    orders = []
    if not isinstance(epochs, list) or len(epochs) != EPOCHS:
        raise NotAnAnswer("an epoch is missing from what came back")
    for epoch in epochs:
        if mismatch := _batch_form(epoch, sizes, X.shape[1]):
            return mismatch
        rows = np.concatenate([b[0].array for b in epoch])
        targets = np.concatenate([b[1].array for b in epoch])
        orders.append(targets)
        if mismatch := _batch_rows(rows, targets, X, y, shuffle):
            return mismatch
    if shuffle and np.array_equal(orders[0], orders[1]):
        return Mismatch("value", "Two epochs came in the same order: shuffle each of them.")
    if not unchanged(fields(found, "left")[0], [X, y]):
        return Mismatch("mutation", "It changed X or y in place; work on a copy.")
    return None


def _batch_form(epoch: Any, sizes: list[int], width: int) -> Mismatch | None:
    if not isinstance(epoch, list) or not all(isinstance(b, list) and len(b) == 2 for b in epoch):
        return Mismatch("shape", "Each batch should be a pair: X and y.")
    if not all(isinstance(part, Tensor) for b in epoch for part in b):
        return Mismatch("type", "The batches should hold tensors.")
    kinds = {part.array.dtype.name for b in epoch for part in b}
    if kinds != {"float32"}:
        return Mismatch("type", f"The batches should be float32; they are {', '.join(kinds)}.")
    shapes = [(b[0].array.shape, b[1].array.shape) for b in epoch]
    due = [((n, width), (n,)) for n in sizes]
    got = [x[0] if x else 1 for x, _ in shapes]
    if got != sizes:
        return Mismatch("shape", f"The batches should have {sizes} rows; they have {got}.")
    for got_shapes, due_shapes in zip(shapes, due, strict=True):
        if got_shapes != due_shapes:
            return Mismatch(
                "shape",
                f"A batch should have the shapes {_listed(due_shapes)}; "
                f"it has {_listed(got_shapes)}.",
            )
    return None


def _batch_rows(
    rows: np.ndarray, targets: np.ndarray, X: np.ndarray, y: np.ndarray, shuffle: bool
) -> Mismatch | None:
    """The targets are all different, so each names its row."""
    due_rows, due_targets = X.astype(np.float32), y.astype(np.float32)
    if not shuffle:
        if np.array_equal(targets, due_targets) and np.array_equal(rows, due_rows):
            return None
        return Mismatch("value", "Without shuffle the rows should come as they are, in order.")
    if np.array_equal(targets, due_targets):
        return Mismatch("value", "With shuffle the rows should come in another order.")
    if not np.array_equal(np.sort(targets), np.sort(due_targets)):
        return Mismatch("value", "Some targets are missing, doubled or changed.")
    if not np.array_equal(rows[np.argsort(targets)], due_rows[np.argsort(due_targets)]):
        return Mismatch("value", "The rows do not belong to their targets any more.")
    return None
