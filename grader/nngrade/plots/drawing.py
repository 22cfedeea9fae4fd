"""From a submission to a finished picture: ask, see what passes, draw."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from nngrade import judge
from nngrade.plots import asking, saving
from nngrade.plots.asking import Functions, NoPicture
from nngrade.sandbox import student
from nngrade.source import Source
from nngrade.training.recipe import EXERCISE, PROBES, Recipe

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from nngrade.sandbox.launch import Launcher
    from nngrade.training.data import Housing
    from nngrade.training.outcome import Trained, Training


@dataclass(frozen=True)
class Drawing:
    """A picture, what is to be seen in it, and what a reader should know beside it."""

    figure: Figure
    told: str
    not_passed: tuple[str, ...]  # functions in it that do not pass their check yet
    notes: tuple[str, ...] = ()


class Picture(Protocol):
    """What the module of a NumPy exercise's picture has. `Any` is its own class of data."""

    FUNCTIONS: tuple[str, ...]  # those of the student's that are asked
    SEED: int

    def collect(self, ask: Functions, seed: int) -> Any: ...

    def told(self, data: Any) -> str: ...

    def draw(self, data: Any, not_passed: Sequence[str]) -> Figure: ...


def of_numpy(exercise: str, source: Source, options: judge.Options, seed: int | None) -> Drawing:
    """The picture of exercises 1 to 4; `seed` draws its data, the picture's own if None.

    Raises `NoPicture` where the student's functions give nothing to draw, and `LaunchError`.
    """
    with closing(judge.prepare(exercise, options)) as start:
        picture = cast(Picture, importlib.import_module(f"nngrade.plots.{exercise}"))
        with closing(student.submission(start, source, options.timeout, options.seed)) as pupil:
            ask = Functions(exercise, pupil)
            data = picture.collect(ask, picture.SEED if seed is None else seed)
        missing = standing(exercise, picture.FUNCTIONS, source, options, start)
    with saving.look():
        return Drawing(picture.draw(data, missing), picture.told(data), missing)


def standing(
    exercise: str,
    functions: Sequence[str],
    source: Source,
    options: judge.Options,
    start: Launcher,
) -> tuple[str, ...]:
    """Those of `functions` that do not pass their check yet."""
    with closing(student.submission(start, source, options.timeout, options.seed)) as pupil:
        return tuple(asking.not_passed(exercise, functions, start, pupil, options.seed))


def of_training(
    source: Source,
    name: str,
    options: judge.Options,
    epochs: int,
    housing: Callable[[], Housing],
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Drawing:
    """The loss curve of exercise 5, trained on `housing` for `epochs` epochs.

    `options.timeout` is for the whole training, as in ``nngrade train``. Raises `NoPicture` and
    `LaunchError`.
    """
    from nngrade.plots import exercise5

    checking = replace(options, timeout=judge.DEFAULT_TIMEOUT)
    with (
        closing(judge.prepare(EXERCISE, options, PROBES)) as start,
        closing(judge.prepare(EXERCISE, checking)) as start_checks,
    ):
        from nngrade.training import outcome, run

        recipe = Recipe(epochs=epochs)
        training = run.train(source, name, recipe, options, housing(), start, on_progress)
        result = _curve(training)
        missing = standing(EXERCISE, exercise5.FUNCTIONS, source, checking, start_checks)
    with saving.look():
        figure = exercise5.draw(training, result, missing)
    stuck = outcome.explanation(training)
    notes = training.notes if stuck is None else (stuck, *training.notes)
    return Drawing(figure, exercise5.told(result), missing, notes)


def _curve(training: Training) -> Trained:
    """What came of a training, if it has a curve to draw. Raises `NoPicture`."""
    result = training.result
    if result is not None and result.losses:
        return result
    reason = training.fault.message if training.fault else training.notes[0]
    more = "" if "nngrade check" in reason else f" `nngrade check {EXERCISE}` says more."
    raise NoPicture(f"No picture yet: {asking.continued(reason)}{more}")
