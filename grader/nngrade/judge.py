"""The whole flow of one check: start the submission, ask it each question, weigh the answers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nngrade import devices, rubrics, submission
from nngrade.sandbox import allocation
from nngrade.sandbox.launch import Launcher, launcher, search_paths
from nngrade.sandbox.settings import WITHOUT_LAYERS, Settings
from nngrade.source import Source
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.report import CheckResult, Report

DEFAULT_TIMEOUT = 10.0
MOST_SECONDS = 86400.0
MODES = ("auto", "fork", "spawn", "pumped")  # see `nngrade.sandbox.launch.launcher`


@dataclass(frozen=True)
class Options:
    """How to check: everything that is not the submission."""

    seed: int
    only: str | None = None
    device: str = "cpu"
    timeout: float = DEFAULT_TIMEOUT
    mode: str = "auto"  # how workers start: "fork", "spawn" or "auto"

    def __post_init__(self) -> None:
        """Raises `ValueError` for a seed, a time or a way to start that cannot be meant."""
        if not isinstance(self.seed, int) or not 0 <= self.seed < 1 << 63:
            raise ValueError(f"seed should be a whole number from 0 to 2**63 - 1: {self.seed!r}")
        if not isinstance(self.timeout, (int, float)) or not 0 < self.timeout <= MOST_SECONDS:
            raise ValueError(
                f"timeout should be seconds, above 0 and at most a day; it is {self.timeout!r}."
            )
        if self.mode not in MODES:
            raise ValueError(f"isolation should be one of {', '.join(MODES)}, not {self.mode!r}.")


class UnknownCheck(ValueError):
    """An exercise has no check of that name; the message says which is near."""


def fresh_seed() -> int:
    """A seed nobody can guess, short enough to type again."""
    return int.from_bytes(os.urandom(4)) >> 1


def check_file(
    exercise: str,
    path: str | os.PathLike[str] | None,
    options: Options,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """The verdict on a file, the workspace's own copy if `path` is None.

    Raises `ValueError` (`UnknownExercise`, `UnknownCheck`, `Refused`, `NoSuchDevice`) with one
    sentence for whatever was asked wrongly.
    """
    name = rubrics.resolve(exercise)
    chosen = replace(options, device=devices.choose(options.device))
    file = folder.submitted(name, None if path is None else Path(path), "check", "checks a file")
    source = submission.read(file)
    with closing(prepare(name, chosen)) as start:
        if chosen.only is not None:
            require_check(name, chosen.only)
        report = judge(name, source, str(file), chosen, start, on_progress)
    if path is None:
        remembered = folder.remember(file, source, report) if chosen.only is None else ()
        notes = (*report.notes, *folder.left_aside(file), *remembered)
        report = replace(report, notes=notes)
    return report


def require_check(exercise: str, name: str) -> None:
    """Raises `UnknownCheck` unless `exercise` has a check called `name`."""
    names = [question.name for question in rubrics.load(exercise).questions]
    if name in names:
        return
    import difflib

    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"It has {', '.join(names)}."
    raise UnknownCheck(f"{exercise} has no check {name!r}. {hint}")


def prepare(
    exercise: str, options: Options, probes: str | None = None, hidden: Sequence[str] = ()
) -> Launcher:
    """Starts loading what the exercise needs, in the background: call it as early as possible.

    `probes` is the module that runs beside the submission, the exercise's own if left out;
    `hidden` are folders that it may not read, besides nngrade's own.
    """
    from nngrade.course import hidden_folders

    allocation.keep_freed_blocks()
    entry = rubrics.CATALOGUE[exercise]
    settings = Settings(
        exercise=exercise,
        family=entry.family,
        paths=search_paths(entry.family),
        hidden=(*map(str, hidden_folders()), *hidden),
        probes=entry.probes if probes is None else probes,
        home=os.path.expanduser("~"),  # noqa: PTH111 (pathlib raises where there is none)
        without=_switched_off(),
        gpu=options.device != "cpu",
        cpu_seconds=int(10 * options.timeout) + 60,
    )
    return launcher(settings, options.mode)


def _switched_off() -> tuple[str, ...]:
    """Layers of the isolation that the grader's own environment switches off."""
    text = os.environ.get(WITHOUT_LAYERS, "")
    if not text:
        return ()
    from nngrade.sandbox import confine

    return confine.switched_off(text)


def judge(
    exercise: str,
    source: Source,
    name: str,
    options: Options,
    start: Launcher,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
    on_verdict: Callable[[Report], None] = lambda report: None,
) -> Report:
    """The verdict on `source`, a submission called `name`.

    `start` (from `prepare`) may serve any number of submissions and is closed by the caller.
    `on_progress` is told how many checks are judged, of how many; it may raise to call it off.
    `on_verdict` gets the report as soon as its marks are known, before the causes of failures
    are looked for, which takes longer than to judge. Raises `LaunchError` when no worker could be
    started.
    """
    from nngrade import notes, questioning  # NumPy and the rubric load beside the template
    from nngrade.report import Report
    from nngrade.sandbox import student

    started = time.perf_counter()
    rubric = rubrics.load(exercise, options.device)
    asked = rubric.selected(options.only)
    pupil = student.submission(start, source, options.timeout, _entropy(options.seed))
    pupil.shortcuts = rubric.shortcuts
    oracle = questioning.Oracle(start, rubric)
    oracle.source = source

    def report(results: Sequence[CheckResult]) -> Report:
        return Report(
            exercise=exercise,
            title=rubric.title,
            submission=name,
            seed=options.seed,
            device=options.device,
            isolation=pupil.layers,
            duration=time.perf_counter() - started,
            checks=tuple(results),
            notes=(
                *notes.beside(pupil, source, name, exercise),
                *notes.defined_again(source, results),
            ),
            printed=pupil.printed,
            only=options.only,
        )

    outcomes: list[questioning.Outcome] = []
    marks: list[CheckResult] = []
    with closing(pupil), closing(oracle):
        for question in asked:
            on_progress(len(marks), len(asked))
            outcomes.append(questioning.ask(question, pupil, oracle, options.seed, marks))
            marks.append(outcomes[-1].result)
        on_verdict(report(marks))
        results = []
        for outcome in outcomes:
            on_progress(len(marks), len(asked))
            results.append(questioning.explain(outcome, pupil, oracle, marks))
    return report(results)


def _entropy(seed: int) -> int:
    """What a worker's own generators start from: repeatable, and tells nothing of the seed."""
    import hashlib  # 10 ms, better spent while the template loads

    return int.from_bytes(hashlib.sha256(f"worker {seed}".encode()).digest()[:7])
