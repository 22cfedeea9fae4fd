"""What of an answer an imitation is held to, where chance has a part in it."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade import laws
from nngrade.diagnosis.imitations import alike
from nngrade.references import mlp
from nngrade.rubric import Case
from nngrade.rubrics import exercise5_parts as parts
from nngrade.rubrics.exercise5_laws import tensors
from nngrade.sandbox.wire import Tensor

Array = np.ndarray[Any, np.dtype[Any]]
SHORT = 6  # rows, of which two epochs may come in one order by chance
LARGE = 20_000  # entries from which on a tensor's law is told from every other


def built(found: Any, case: Case) -> Any:
    """A model: its shapes in any order, and its outputs where they are not a matter of chance."""
    if found["module"] is not True:
        return found["kind"]
    sizes, options, batches, seed, _ = case.args
    hidden = options.get("hidden_dims", sizes[2] if len(sizes) > 2 else (4, 3))
    widths = (sizes[0], *hidden, sizes[1])
    shapes = sorted(map(tuple, found["shapes"]))
    lost = parts.missing(shapes, widths)
    return {
        "shapes": "layers are missing" if lost else shapes,
        "outputs": _steadiness(found["outputs"])
        if lost
        else _outputs(found, widths, batches, seed),
        "left": found["left"],
    }


def _steadiness(outputs: Any) -> Any:
    """Whether the two outputs of each batch, of unknown weights, are the same."""
    return [[np.shape(a.array), alike(a, b)] for a, b in outputs]


def _outputs(found: Any, widths: tuple[int, ...], batches: Any, seed: int) -> Any:
    """The outputs; those of training mode left out where only they are wrong."""
    layers = parts.layers_of(parts.parameters(found["shapes"], seed), widths)
    if not isinstance(layers, list) or not all(isinstance(b, Tensor) for _, b in found["outputs"]):
        return found["outputs"]
    due = [mlp.mlp(layers, X.astype(np.float32)).value for X in batches]
    right = [
        [_near(while_training, value), _near(later, value)]
        for (while_training, later), value in zip(found["outputs"], due, strict=True)
    ]
    if all(later for _, later in right) and not all(early for early, _ in right):
        return "right in evaluation mode alone"
    return found["outputs"]


def _near(came: Any, due: Array) -> bool:
    return isinstance(came, Tensor) and alike(came.array, due, single=True)


def filled(found: Any, case: Case) -> Any:
    """Weights: what each tensor was filled with, in a word."""
    rng = np.random.default_rng(case.args[1])
    values = tensors(found["after"])
    told = []
    for name, value in zip(found["names"], values, strict=True):
        before = rng.normal(size=value.shape) + 3.0 if value.dtype.kind == "f" else value
        same = np.array_equal(value, before.astype(value.dtype))
        told.append((name, "as it was" if same else _filling(value)))
    return {"filled": told, "replaced": found["replaced"], "another": found["another"]}


def _filling(value: Array) -> str:
    if value.size > 1 and (value == value.flat[0]).all():
        return f"all {float(value.flat[0]):.4g}"
    if value.ndim != 2 or value.size < LARGE:
        return "other numbers"
    fan_out, fan_in = value.shape
    for name, law in _laws(fan_in, fan_out):
        if laws.judge_sample(value, law) is None:
            return name
    inside = value.min() >= 0 and value.max() <= 1
    if inside and laws.judge_sample(value - 0.5, laws.uniform(0.5)) is None:
        return "uniform from 0 to 1"  # no symmetric law: moved to where it would be one
    raise ValueError("no law that is known here")


def _laws(fan_in: int, fan_out: int) -> list[tuple[str, laws.Law]]:
    """Every law that a weight may be filled by, the right one first."""
    both = fan_in + fan_out
    deviations = {
        "Xavier": (2 / both) ** 0.5,
        "Xavier with gain √2": 2 / both**0.5,
        "Xavier with gain 5/3": 5 / 3 * (2 / both) ** 0.5,
        "Kaiming, fan_in": (2 / fan_in) ** 0.5,
        "Kaiming, fan_out": (2 / fan_out) ** 0.5,
        "1/√fan_in": fan_in**-0.5,
        "1/√fan_out": fan_out**-0.5,
        "1/√(fan_in + fan_out)": both**-0.5,
        "variance as deviation": 2 / both,
        **{f"deviation {std}": std for std in (1.0, 0.1, 0.02, 0.01)},
    }
    normal = [(f"normal: {name}", laws.normal(std)) for name, std in deviations.items()]
    bounds = {
        "Xavier": (6 / both) ** 0.5,
        "Xavier with gain √2": (12 / both) ** 0.5,
        "Kaiming": (6 / fan_in) ** 0.5,
        "PyTorch's own": fan_in**-0.5,
        "from -1 to 1": 1.0,
    }
    return normal + [(f"uniform: {name}", laws.uniform(bound)) for name, bound in bounds.items()]


def loaded(found: Any, case: Case) -> Any:
    """A loader: the form of its batches, and their content apart from the order of the rows."""
    if found["loader"] is not True:
        return found["kind"]
    X, y = case.args[:2]
    epochs = [_epoch(epoch, X, y) for epoch in found["epochs"]]
    orders = [epoch.pop("order", None) for epoch in epochs]
    return {"epochs": epochs, "order": _order(orders, y), "left": found["left"]}


def _order(orders: list[Any], y: Array) -> str:
    """What two epochs' orders have in common, in a word that chance will hardly change."""
    if any(order is None for order in orders):
        return "unknown"
    if all(np.array_equal(order, y.astype(np.float32)) for order in orders):
        return "as given"
    return "steady" if len(y) > SHORT and alike(*orders) else "another"


def _epoch(epoch: Any, X: Array, y: Array) -> dict[str, Any]:
    form = [
        [(part.array.dtype.name, part.array.shape) for part in batch]
        if isinstance(batch, list)
        else batch.array.shape
        for batch in epoch
    ]
    if not epoch or not all(isinstance(batch, list) and len(batch) == 2 for batch in epoch):
        return {"form": form}
    pairs = [sorted((a.array, b.array), key=lambda part: -part.size) for a, b in epoch]
    if any(len(features) != targets.size for features, targets in pairs):  # not row by row
        return {"form": form, "entries": np.sort(np.concatenate([f.ravel() for f, _ in pairs]))}
    rows = np.concatenate([features for features, _ in pairs])
    targets = np.concatenate([targets.ravel() for _, targets in pairs])
    return {"form": form, "order": targets, **_content(rows, targets, X, y)}


def _content(rows: Array, targets: Array, X: Array, y: Array) -> dict[str, Any]:
    """Whose the rows are; the rows themselves only where they are not those given."""
    due_rows, due = X.astype(np.float32), y.astype(np.float32)
    places = {float(value): index for index, value in enumerate(due)}
    if rows.shape[1:] == due_rows.shape[1:] and set(targets.tolist()) <= places.keys():
        own = due_rows[[places[float(value)] for value in targets]]
        if np.array_equal(rows, own):
            return {"rows": "some twice" if len(set(targets)) < len(targets) else "each once"}
        if sorted(rows.tolist()) == sorted(own.tolist()):
            return {"rows": "of other targets"}
    return {"rows": rows[np.argsort(targets)], "targets": np.sort(targets)}
