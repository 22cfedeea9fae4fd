"""One training from end to end: the student's six functions in the worker, the figures here."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from nngrade.report import CRASHED
from nngrade.sandbox import student
from nngrade.sandbox.replies import Answered, Loaded
from nngrade.source import Source
from nngrade.training import answers, data, faults
from nngrade.training.data import FloatArray, Housing, Parts
from nngrade.training.outcome import DataSource, Fault, Trained, Training
from nngrade.training.recipe import Recipe, printed_for

if TYPE_CHECKING:
    from nngrade.judge import Options
    from nngrade.sandbox.launch import Launcher

# Predictions whose spread is below this share of the targets' are one and the same for a reader.
CONSTANT = 1e-3


def train(
    source: Source,
    name: str,
    recipe: Recipe,
    options: Options,
    housing: Housing,
    start: Launcher,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Training:
    """Trains `source`, a submission called `name`, within `options.timeout` seconds.

    `start` is `judge.prepare(EXERCISE, options, PROBES)` (of `recipe`), closed by the caller.
    `on_progress` hears of epochs done and of how many. Raises `LaunchError` when no worker
    could be started; whatever the submission does is in what is returned.
    """
    started = time.perf_counter()
    on_progress(0, recipe.epochs)
    expected = data.split(housing)
    pupil = student.submission(start, source, options.timeout, options.seed)
    pupil.left = options.timeout  # one limit for all of the run
    result, fault = None, None
    with closing(pupil):
        try:
            result = _Run(pupil, recipe, options, on_progress).result(housing, expected)
        except faults.Stopped as problem:
            fault = problem.fault
    rows = (len(housing.y), len(expected.y_train), len(expected.y_test))
    return Training(
        submission=name,
        recipe=recipe,
        data=DataSource(housing.source, housing.synthetic, *rows),
        tutorial=() if housing.synthetic else printed_for(recipe),
        seed=options.seed,
        device=options.device,
        isolation=pupil.layers,
        seconds=time.perf_counter() - started,
        result=result,
        fault=fault,
        notes=_notes(housing, pupil, result),
        printed=pupil.printed,
    )


class _Run:
    """The student's functions one after the other, each answer weighed before the next is asked."""

    def __init__(
        self,
        pupil: student.Student,
        recipe: Recipe,
        options: Options,
        on_progress: Callable[[int, int], None],
    ) -> None:
        self.pupil = pupil
        self.recipe = recipe
        self.options = options
        self.on_progress = on_progress
        self.done: int | None = None  # epochs, once they are being counted

    def result(self, housing: Housing, expected: Parts) -> Trained:
        """The figures of the trained network. Raises `Stopped` at the first function that fails."""
        recipe, device = self.recipe, self.options.device
        self._load()
        called = self.pupil.call("split_and_scale", [housing.X, housing.y], {})
        parts, scaling = answers.parts(self._value("split_and_scale", called), expected)
        parameters = self._build(housing.X.shape[1])
        if recipe.init == "xavier":
            self._ask("initialize", "init_weights")
        rows = (parts.X_train, parts.y_train, parts.X_test, parts.y_test)
        if self._ask("load", "make_loader", *rows, recipe.batch_size) is not True:
            raise faults.failed("make_loader should return a torch.utils.data.DataLoader.")
        self._ask("rehearse", "evaluate", device)
        losses, curve = answers.losses(self._fit(), recipe.epochs)
        claim = self._ask("evaluate", "evaluate", device)
        found = self._ask("predict", "HousePricesMLP", parts.X_train, parts.X_test)
        output, silent = _fields(found, "predictions", "silent")
        predictions = answers.predictions(output, len(expected.y_test))
        test_mse = mse(predictions, expected.y_test)
        constant = float(expected.y_train.mean())
        remarks = (scaling, curve, answers.claimed(claim, test_mse))
        return Trained(
            parameters=parameters,
            losses=losses,
            test_mse=test_mse,
            constant=constant,
            constant_mse=mse(constant, expected.y_test),
            answer=float(predictions.mean()),
            constant_output=bool(predictions.std() <= CONSTANT * expected.y_test.std()),
            layers=answers.layers(silent),
            notes=tuple(remark for remark in remarks if remark),
        )

    def _load(self) -> None:
        """Runs the file, and sees that nothing is missing before time is spent on the rest."""
        loaded = self.pupil.load()
        if not isinstance(loaded, Loaded):
            raise faults.not_loaded(loaded)
        for name in faults.FUNCTIONS:
            needed = name != "init_weights" or self.recipe.init == "xavier"
            if needed and name not in loaded.names:
                raise faults.absent(name, loaded)

    def _build(self, n_in: int) -> int:
        found = self._ask("build", "HousePricesMLP", n_in, self.recipe.hidden)
        module, parameters = _fields(found, "module", "parameters")
        if module is not True or type(parameters) is not int:
            raise faults.failed("HousePricesMLP should be a torch.nn.Module.")
        return parameters

    def _fit(self) -> Any:
        recipe = self.recipe
        self._progress(0)
        args = [recipe.epochs, recipe.lr, self.options.device]
        reply = self.pupil.probe("fit", "train", args, self._progress)
        value = self._value("train", reply)
        self.done = None
        return value

    def _progress(self, passes: int) -> None:
        """A program may go through its loader more often than once an epoch; a bar may not."""
        self.done = max(self.done or 0, min(passes, self.recipe.epochs))
        self.on_progress(self.done, self.recipe.epochs)

    def _ask(self, probe: str, function: str, *args: Any) -> Any:
        return self._value(function, self.pupil.probe(probe, function, args))

    def _value(self, function: str, reply: Any) -> Any:
        if isinstance(reply, Answered):
            return reply.value
        epochs = "" if self.done is None else f", after {self.done} of {self.recipe.epochs} epochs"
        raise faults.stopped(function, reply, self.options.timeout, epochs)


def mse(predicted: FloatArray | float, y: FloatArray) -> float:
    return float(np.mean((predicted - y) ** 2))


def _fields(found: Any, *keys: str) -> list[Any]:
    """What a probe brought back; a submission that answers in its place is the student's crash."""
    if not isinstance(found, dict) or not all(key in found for key in keys):
        message = "The program answered in place of nngrade's own code beside it."
        raise faults.Stopped(Fault(CRASHED, message))
    return [found[key] for key in keys]


def _notes(housing: Housing, pupil: student.Student, result: Trained | None) -> tuple[str, ...]:
    found = [*(result.notes if result else ()), housing.note]
    if isinstance(pupil.loaded, Loaded) and pupil.loaded.standins:
        libraries = " and ".join(pupil.loaded.standins)
        found.append(f"{libraries} is an inert stand-in here; --plot FILE saves the loss curve.")
    return tuple(note for note in found if note)
