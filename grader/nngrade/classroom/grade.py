"""The whole flow of grading a class: try the isolation, judge on all cores, keep every mark."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nngrade import judge, rubrics
from nngrade.classroom import jobs, marks, seeds
from nngrade.classroom.collect import Submission
from nngrade.classroom.job import Plan, Task, Verdict
from nngrade.classroom.tally import Tally
from nngrade.sandbox import strength, student
from nngrade.sandbox.launch import search_paths

TRIED = "exercise4"  # any that needs NumPy alone
TRIAL_SECONDS = 20.0

OnProgress = Callable[[int, int], None]


class WeakIsolation(ValueError):
    """Strangers' programs would not be held; the message says what is missing and what to do."""


class NotWritten(ValueError):
    """The marks cannot be written; the message says where and why."""


@dataclass(frozen=True)
class Request:
    """What is to be graded, and how. `secret` is the class's; every seed is made of it."""

    folder: Path
    out: Path
    secret: int
    jobs: int
    timeout: float = judge.DEFAULT_TIMEOUT
    weak_allowed: bool = False


@dataclass
class Grading:
    """A run, as far as it has come; `kept` are files of a former run, under their new names."""

    request: Request
    submissions: Sequence[Submission]
    tally: Tally = field(default_factory=Tally)
    kept: tuple[Path, ...] = ()
    seconds: float = 0.0

    def run(self, on_progress: OnProgress) -> None:
        """Every submission gets its row in the files, as soon as it is judged.

        Raises `WeakIsolation` and `LaunchError` (a library is missing, a worker does not start)
        before anything is run or written, `NotWritten`, `marks.Busy`.
        """
        plan = Plan(self.request.timeout, self.request.weak_allowed, hidden(self.request))
        tasks = in_turn(self.submissions, self.request.secret)
        for family in {rubrics.CATALOGUE[task.exercise].family for task in tasks}:
            search_paths(family)
        out = self.request.out
        with ExitStack() as stack:
            files: list[marks.Marks] = []

            def begin() -> None:
                on_progress(0, len(tasks))
                require_strong(plan)
                with _written(out):
                    stack.enter_context(marks.alone_in(out))
                    files.append(stack.enter_context(closing(marks.Marks(out))))
                self.kept = files[0].kept

            def keep(task: Task, verdict: Verdict, report: bytes) -> None:
                with _written(out):
                    files[0].add(row(task, verdict), report)
                self.tally.add(task, verdict)
                on_progress(self.tally.number, len(tasks))

            started = time.monotonic()
            jobs.run(tasks, plan, min(self.request.jobs, len(tasks)), keep, begin)
            self.seconds = time.monotonic() - started
            with _written(out):
                files[0].sort()


def row(task: Task, verdict: Verdict) -> marks.Row:
    return marks.Row(
        task.student,
        task.exercise,
        verdict.status,
        verdict.score,
        verdict.max_score,
        task.seed,
        strength.strength(verdict.isolation) if verdict.isolation else "",
        verdict.sha256,
    )


def in_turn(submissions: Sequence[Submission], secret: int) -> list[Task]:
    """Exercise by exercise, so that a job needs one template at a time; the slowest first."""

    def turn(task: Task) -> tuple[bool, str, str]:
        return rubrics.CATALOGUE[task.exercise].family == "numpy", task.exercise, task.student

    tasks = [
        Task(
            each.student,
            each.exercise,
            str(each.path),
            seeds.of(secret, each.student, each.exercise),
            each.refused,
        )
        for each in submissions
    ]
    return sorted(tasks, key=turn)


def usable_cores() -> int:
    """How many this process may use, which can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hidden(request: Request) -> tuple[str, ...]:
    """The class's folders, unless they hold what a worker itself must read."""
    needed = [
        sys.prefix,
        sys.base_prefix,
        os.path.dirname(os.__file__),  # noqa: PTH120
        tempfile.gettempdir(),
        *search_paths("numpy"),
    ]
    real = [Path(path).resolve() for path in needed]
    folders = (request.folder.resolve(), request.out.resolve())
    return tuple(
        str(folder) for folder in folders if not any(p.is_relative_to(folder) for p in real)
    )


def require_strong(plan: Plan) -> None:
    """Raises `WeakIsolation` where a real worker is not held as strangers' programs must be.

    It is tried also where that is allowed: a worker that cannot start is told before all rows are.
    """
    options = judge.Options(seed=0, timeout=TRIAL_SECONDS)
    with (
        closing(judge.prepare(TRIED, options, hidden=plan.hidden)) as start,
        closing(student.submission(start, b"", TRIAL_SECONDS, 0)) as trial,
    ):
        trial.load()
    found = strength.strength(trial.layers)
    if found != strength.STRONG and not plan.weak_allowed:
        raise WeakIsolation(
            f"Isolation is not strong here ({trial.layers[0]}), and other people's files could "
            "read or change what is yours. `nngrade doctor` says what is missing; "
            "--allow-weak-isolation grades them all the same."
        )


@contextmanager
def _written(out: Path) -> Iterator[None]:
    """Turns what the system says to a file of marks into one sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWritten(f"{error.filename or out} cannot be written ({reason}).") from None
