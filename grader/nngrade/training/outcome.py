"""What came of a training, as plain data, and its form as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from nngrade.report import plain
from nngrade.training.recipe import EXERCISE, Printed, Recipe

VERSION = 1
TRAINED = "trained"


@dataclass(frozen=True)
class Fault:
    """Why the submission could not be trained: a status of the contract, and one sentence."""

    status: str
    message: str
    trace: str = ""


@dataclass(frozen=True)
class Layer:
    """A hidden layer: how many of its units are 0 on every training row, of how many."""

    dead: int
    units: int


@dataclass(frozen=True)
class Trained:
    """A trained network's figures. Errors are mean squared ones, in (100,000 dollars)^2.

    `losses` are the student's own, one an epoch, and empty where `train` returned none;
    `test_mse` and `constant_mse` are the grader's, from the predictions on the test part.
    """

    parameters: int
    losses: tuple[float, ...]
    test_mse: float
    constant: float  # the mean of the training targets
    constant_mse: float
    answer: float  # the mean prediction; with `constant_output` it is the only one
    constant_output: bool
    layers: tuple[Layer, ...]
    notes: tuple[str, ...] = ()

    @property
    def dead_layer(self) -> int | None:
        """Counting from 1, the first hidden layer of which every unit is dead."""
        return next(
            (n for n, x in enumerate(self.layers, 1) if x.units and x.dead == x.units), None
        )


@dataclass(frozen=True)
class DataSource:
    """Which rows were used."""

    source: str
    synthetic: bool
    rows: int
    train_rows: int
    test_rows: int


@dataclass(frozen=True)
class Training:
    """One run of `nngrade train`: `result` when the network was trained, else `fault`."""

    submission: str
    recipe: Recipe
    data: DataSource
    tutorial: tuple[Printed, ...]  # the printed figures that this run can be held beside
    seed: int
    device: str
    isolation: tuple[str, ...]
    seconds: float
    result: Trained | None
    fault: Fault | None
    notes: tuple[str, ...] = ()
    printed: str = ""

    @property
    def status(self) -> str:
        return TRAINED if self.fault is None else self.fault.status

    def to_dict(self) -> dict[str, Any]:
        """One JSON object; null where the run was stopped before there was such a number."""
        return {
            "version": VERSION,
            "exercise": EXERCISE,
            "submission": self.submission,
            "status": self.status,
            "message": explanation(self),
            "data": asdict(self.data),
            "recipe": asdict(self.recipe),
            "seed": self.seed,
            "device": self.device,
            "isolation": list(self.isolation),
            "seconds": round(self.seconds, 3),
            **_figures(self.result),
            "tutorial": [asdict(figure) for figure in self.tutorial],
            "notes": list(self.notes),
        }


def _figures(result: Trained | None) -> dict[str, Any]:
    names = ("parameters", "losses", "test_mse", "constant_mse", "died", "dead_units")
    if result is None:
        return dict.fromkeys(names)
    layers = [asdict(layer) for layer in result.layers]
    losses = plain(list(result.losses)) if result.losses else None
    shown = (result.parameters, losses, plain(result.test_mse), plain(result.constant_mse))
    return dict(zip(names, (*shown, result.constant_output, layers), strict=True))


def explanation(training: Training) -> str | None:
    """What stopped the run, or why the network learned nothing; None when all went well."""
    if training.fault is not None:
        return training.fault.message
    result = training.result
    if result is None or not result.constant_output:
        return None
    answer = f"predicts {result.answer:.4g} for every district, whatever its rooms and occupants"
    other_start = "" if training.recipe.init == "xavier" else " or --init xavier"
    advice = (
        "Much of this is the luck of the start: try another --seed, or wider layers "
        f"(--hidden 32,16){other_start}."
    )
    number = result.dead_layer
    if number is None:
        return f"Your network is stuck: it {answer}. {advice}"
    units = result.layers[number - 1].units
    which = f"all {units} ReLUs" if units > 1 else "the one ReLU"
    return (
        f"Your network died: {which} of hidden layer {number} put out 0 on every training row, so "
        f"that it {answer}; and where a ReLU is 0 no gradient passes, so that more epochs cannot "
        f"bring it back. {advice}"
    )
