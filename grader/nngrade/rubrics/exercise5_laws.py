"""What exercise 5's answers are held to; each law takes what a probe brought back and its inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from nngrade import laws as distributions
from nngrade.compare import TOLERANCE, Mismatch, Rules, as_array, compare
from nngrade.references import initialization, mlp
from nngrade.sandbox.wire import Tensor
from nngrade.sized import Sized

SINGLE = Rules(tensors=True, single=True)
FLOATS = Rules(single=True)

# A run in single precision may differ from the reference in double precision by this much,
# relative to the losses and to the weights; mistakes differ by 2e-3 and more.
TRAINING_TOLERANCE = 2e-4
TELLING_GRADIENT = 1e-4  # below this share of the largest, rounding may turn Adam's first step


def split_expected(trusted: Any, X: Any, y: Any, *args: Any, **kwargs: Any) -> tuple[Sized, ...]:
    """The reference's four arrays; standardizing subtracts the mean, so its size counts."""
    X_train, X_test, y_train, y_test = trusted
    offset = 2 * np.abs(X).mean(axis=0) / X.std(axis=0) + 1
    scaled = [Sized(part, np.abs(part) + offset) for part in (X_train, X_test)]
    return (*scaled, Sized(y_train), Sized(y_test))


def _came(value: Any, *keys: str) -> bool:
    return isinstance(value, dict) and all(key in value for key in keys)


def _arrays(values: Any) -> list[np.ndarray]:
    return [as_array(value, SINGLE)[0] for value in values]


LOST = Mismatch("type", "What was asked for did not come back.")


def model_computes(
    found: Any,
    sizes: tuple[Any, ...],
    options: Mapping[str, Any],
    batches: Sequence[np.ndarray],
    seed: int,
    device: str,
) -> Mismatch | None:
    """The parameters of linear layers of the widths asked for, and the outputs they give."""
    if not _came(found, "module", "shapes", "outputs", "left"):
        return LOST
    if found["module"] is not True:
        return Mismatch("type", "It should be an nn.Module.")
    n_in, n_out = sizes[:2]
    hidden = options.get("hidden_dims", sizes[2] if len(sizes) > 2 else (4, 3))
    widths = (n_in, *hidden, n_out)
    rng = np.random.default_rng(seed)
    values = [rng.normal(size=tuple(shape)).astype(np.float32) for shape in found["shapes"]]
    layers = _layers(values, widths)
    if isinstance(layers, Mismatch):
        return layers
    for X, (training, evaluating) in zip(batches, found["outputs"], strict=True):
        expected = mlp.mlp(layers, X.astype(np.float32))
        for mode, output in (("training", training), ("evaluation", evaluating)):
            if mismatch := compare(output, expected, SINGLE, f"the output in {mode} mode"):
                return mismatch
    for sent, left in zip(batches, found["left"], strict=True):
        if not isinstance(left, Tensor) or not np.array_equal(left.array, sent.astype(np.float32)):
            return Mismatch("mutation", "The forward pass changed its input in place.")
    return None


def _layers(
    values: list[np.ndarray], widths: tuple[int, ...]
) -> list[tuple[np.ndarray, np.ndarray]] | Mismatch:
    """Parameters sorted into ``(W, b)`` by their shapes, which are all different."""
    due = [shape for a, b in zip(widths, widths[1:], strict=False) for shape in ((b, a), (b,))]
    shapes = [value.shape for value in values]
    if not shapes:
        return Mismatch(
            "shape",
            "The module has no parameters: layers in a plain Python list are not registered.",
        )
    if sorted(shapes) != sorted(due):
        return Mismatch(
            "shape",
            f"Its parameters should have the shapes {_listed(due)}; they have {_listed(shapes)}.",
        )
    by_shape = dict(zip(shapes, values, strict=True))
    return [(by_shape[b, a].T, by_shape[b,]) for a, b in zip(widths, widths[1:], strict=False)]


def _listed(shapes: Sequence[tuple[int, ...]]) -> str:
    return ", ".join(map(str, shapes))


def initialized(found: Any, kind: str, seed: int, device: str) -> Mismatch | None:
    """Xavier-normal weights and zero biases in every linear layer, all else as it was."""
    if not _came(found, "names", "after"):
        return LOST
    after = _arrays(found["after"])
    rng = np.random.default_rng(seed)
    linear = {name.rpartition(".")[0] for name, value in zip(found["names"], after, strict=True)
              if value.ndim == 2}
    for name, value, came in zip(found["names"], after, found["after"], strict=True):
        floating = isinstance(came, Tensor) and came.array.dtype.kind == "f"
        before = rng.normal(size=value.shape) + 3.0 if floating else value
        owner, _, role = name.rpartition(".")
        if owner not in linear:
            if not np.array_equal(value, before.astype(np.float32)):
                return Mismatch("value", f"{name} belongs to no linear layer and was changed.")
        elif role == "bias":
            if value.any():
                return Mismatch("value", f"The bias {name} is not zero.")
        elif np.array_equal(value, before.astype(np.float32)):
            return Mismatch("value", f"The weight {name} was not filled in place.")
        elif value.size >= 2000 and (mismatch := _xavier_normal(name, value)):
            return mismatch
    return None


def _xavier_normal(name: str, value: np.ndarray) -> Mismatch | None:
    fan_in, fan_out = initialization.fans(value.shape)
    std = float(initialization.xavier_normal_std(fan_in, fan_out).value)
    mismatch = distributions.judge_sample(value, distributions.normal(std))
    return mismatch and Mismatch("law", f"{name}: {mismatch.message}")


def loads(found: Any, X: np.ndarray, y: np.ndarray, batch: int, shuffle: bool) -> Mismatch | None:
    """Float32 batches of the size asked for that hold every row once, in the order asked for."""
    if not _came(found, "loader", "epochs"):
        return LOST
    if found["loader"] is not True:
        return Mismatch("type", "It should be a torch.utils.data.DataLoader.")
    sizes = [min(batch, len(y) - start) for start in range(0, len(y), batch)]
    orders = []
    for epoch in found["epochs"]:
        if mismatch := _batch_form(epoch, sizes, X.shape[1]):
            return mismatch
        rows = np.concatenate([b[0].array for b in epoch])
        targets = np.concatenate([b[1].array for b in epoch])
        orders.append(targets)
        if mismatch := _batch_rows(rows, targets, X, y, shuffle):
            return mismatch
    if shuffle and np.array_equal(orders[0], orders[1]):
        return Mismatch("value", "Two epochs came in the same order: shuffle each of them.")
    return None


def _batch_form(epoch: Any, sizes: list[int], width: int) -> Mismatch | None:
    if not all(isinstance(b, list) and len(b) == 2 for b in epoch):
        return Mismatch("shape", "Each batch should be a pair: X and y.")
    if not all(isinstance(part, Tensor) for b in epoch for part in b):
        return Mismatch("type", "The batches should hold tensors.")
    kinds = {part.array.dtype.name for b in epoch for part in b}
    if kinds != {"float32"}:
        return Mismatch("type", f"The batches should be float32; they are {', '.join(kinds)}.")
    shapes = [(b[0].array.shape, b[1].array.shape) for b in epoch]
    due = [((n, width), (n,)) for n in sizes]
    if [x[0] for x, _ in shapes] != sizes:
        got = [x[0] for x, _ in shapes]
        return Mismatch("shape", f"The batches should have {sizes} rows; they have {got}.")
    for got_shapes, due_shapes in zip(shapes, due, strict=True):
        if got_shapes != due_shapes:
            return Mismatch(
                "shape",
                f"A batch should have the shapes {_listed(due_shapes)}; it has {_listed(got_shapes)}.",
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
    if not _came(found, "losses", "parameters", "devices"):
        return LOST
    due = np.asarray(trusted["losses"])
    scale = TRAINING_TOLERANCE / TOLERANCE["float32"]
    if mismatch := compare(found["losses"], Sized(due, due * scale), FLOATS, "the list of losses"):
        return mismatch
    if found["devices"] != [device]:
        where = " and ".join(found["devices"])
        return Mismatch("value", f"The model should be on {device} after training, not on {where}.")
    if not _first_step_is_telling(layers, X[:batch], y[:batch]):
        return None
    for came, right in zip(found["parameters"], trusted["parameters"], strict=True):
        value = as_array(right, SINGLE)[0]
        expected = Sized(value, (np.abs(value) + 1) * scale)
        if mismatch := compare(came, expected, SINGLE, "a parameter after training"):
            return mismatch
    return None


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
    if not _came(found, "value", "parameters"):
        return LOST
    pairs = list(zip(layers[::2], layers[1::2], strict=True))
    output = mlp.mlp(pairs, X)
    expected = mlp.mse(0.5 * output - 0.25, y)
    if mismatch := compare(found["value"], expected, FLOATS):
        return mismatch
    sent = [part for W, b in pairs for part in (W.T, b)]
    if any(not np.array_equal(a, b) for a, b in zip(_arrays(found["parameters"]), sent, strict=True)):
        return Mismatch("mutation", "The parameters changed; evaluation leaves them as they were.")
    return None


def one_device(found: Any, *inputs: Any) -> Mismatch | None:
    """Whether two devices met in an operation, or an array was read where CUDA has none."""
    if not _came(found, "mixed", "numpy"):
        return LOST
    place = f" (line {found['line']})" if isinstance(found.get("line"), int) else ""
    if found["mixed"]:
        return Mismatch(
            "device",
            f"On a GPU this would fail{place}: {found['mixed']}, the rest is on the device. Make "
            "new tensors on the device of the data, and keep constants as buffers of the module.",
        )
    if found["numpy"] is True:
        return Mismatch(
            "device",
            f"On a GPU this would fail{place}: a tensor there has to come back with .cpu() before "
            ".numpy().",
        )
    return None


def trained_on_device(found: Any, *inputs: Any) -> Mismatch | None:
    """As `one_device`; and the model must be on the device when training is over."""
    if mismatch := one_device(found, *inputs):
        return mismatch
    if found.get("result") is not None and found.get("devices") != ["meta"]:
        return Mismatch(
            "device",
            "The model is still on the CPU after training on another device: use `device` for the "
            "model and for every batch.",
        )
    return None

