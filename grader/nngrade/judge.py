"""The whole flow of one check: start the submission, ask it each question, weigh the answers."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from nngrade import rubrics
from nngrade.report import Report
from nngrade.sandbox.launch import Launcher, launcher, search_paths
from nngrade.sandbox.settings import Settings

DEFAULT_TIMEOUT = 10.0


@dataclass(frozen=True)
class Options:
    """How to check: everything that is not the submission."""

    seed: int
    only: str | None = None
    device: str = "cpu"
    timeout: float = DEFAULT_TIMEOUT
    mode: str = "auto"  # how workers start: "fork", "spawn" or "auto"


def prepare(exercise: str, options: Options) -> Launcher:
    """Starts loading what the exercise needs, in the background: call it as early as possible."""
    from nngrade.course import hidden_folders

    entry = rubrics.CATALOGUE[exercise]
    settings = Settings(
        exercise=exercise,
        family=entry.family,
        paths=search_paths(entry.family),
        hidden=tuple(str(folder) for folder in hidden_folders()),
        probes=entry.probes,
        gpu=options.device not in ("cpu",),
        cpu_seconds=int(10 * options.timeout) + 60,
    )
    return launcher(settings, options.mode)


def judge(
    exercise: str,
    source: bytes,
    name: str,
    options: Options,
    start: Launcher | None = None,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """The verdict on `source`, the bytes of a submission called `name`.

    Raises `LaunchError` when no worker could be started.
    """
    started = time.perf_counter()
    with ExitStack() as stack:
        start = stack.enter_context(closing(start or prepare(exercise, options)))
        from nngrade import questioning  # NumPy and the rubric load beside the template
        from nngrade.sandbox import student

        rubric = rubrics.load(exercise)
        asked = rubric.selected(options.only)
        entropy = zlib.crc32(f"worker {options.seed}".encode())
        pupil = stack.enter_context(
            closing(student.submission(start, source, options.timeout, entropy))
        )
        oracle = questioning.Oracle(start, rubric)
        stack.callback(oracle.close)
        checks = []
        for question in asked:
            on_progress(len(checks), len(asked))
            checks.append(questioning.ask(question, pupil, oracle, options, checks))
        pupil.close()
    return Report(
        exercise=exercise,
        title=rubric.title,
        submission=name,
        seed=options.seed,
        device=options.device,
        isolation=pupil.layers,
        duration=time.perf_counter() - started,
        checks=tuple(checks),
        notes=questioning.notes(pupil, source, Path(name).name),
        printed=pupil.printed,
    )
