"""One of the processes that judge a class: a task on each line of its input, two lines for it back.

The first is a `Verdict`, the second the report as `reports.jsonl` gets it.
A job has one warm template at a time, that of the exercise at hand, and one thread.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import sys
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO, NoReturn

from nngrade import judge, rubrics, submission
from nngrade.report import GRADER_ERROR, VERSION, Report
from nngrade.sandbox.forks import Template
from nngrade.sandbox.launch import Launcher, LaunchError
from nngrade.sandbox.strength import STRONG, strength

REFUSED = "refused"


@dataclass(frozen=True)
class Plan:
    """What is the same for all submissions; crosses to a job as JSON."""

    timeout: float
    weak_allowed: bool
    hidden: tuple[str, ...]  # folders no submission may read, besides the course's own

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Plan:
        fields = json.loads(text)
        return Plan(**(fields | {"hidden": tuple(fields["hidden"])}))


@dataclass(frozen=True)
class Task:
    """One submission to be judged, with the seed of its inputs."""

    student: str
    exercise: str
    path: str
    seed: int
    refused: str = ""  # why its place alone rules it out


@dataclass(frozen=True)
class Verdict:
    """What came of a task; `mistakes` are (check, name, sentence) of each cause that was found."""

    status: str
    score: float
    max_score: float
    isolation: tuple[str, ...] = ()
    sha256: str = ""
    mistakes: tuple[tuple[str, str, str], ...] = ()

    @staticmethod
    def from_json(text: bytes) -> Verdict:
        fields = json.loads(text)
        lists = {
            "isolation": tuple(fields["isolation"]),
            "mistakes": tuple(tuple(mistake) for mistake in fields["mistakes"]),
        }
        return Verdict(**(fields | lists))


class Bench:
    """Judges tasks one after the other, each in a fresh fork of the exercise's template."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._exercise = ""
        self._start: Launcher | None = None

    def judge(self, task: Task) -> tuple[Verdict, dict[str, Any]]:
        """The verdict, and the report as plain data. Never raises an `Exception`."""
        digest = ""
        try:
            if task.refused:
                raise submission.Refused(task.refused)
            path = Path(task.path)
            source = submission.read_bytes(path)
            digest = hashlib.sha256(source).hexdigest()
            submission.check_text(path, source)
            report = self._judged(task, source)
        except submission.Refused as why:
            return unjudged(task, REFUSED, str(why), digest)
        except Exception as error:
            return unjudged(task, GRADER_ERROR, _fault(error), digest)
        if not self.plan.weak_allowed and strength(report.isolation) != STRONG:
            words = "Isolation was not strong for this one, so its marks do not count."
            return unjudged(task, GRADER_ERROR, words, digest)
        return _verdict(report, digest), {"student": task.student, **report.to_dict()}

    def _judged(self, task: Task, source: bytes) -> Report:
        """Once more, from a new template, where the grader itself failed or lost its template."""
        with contextlib.suppress(Exception):
            report, lost = self._once(task, source)
            if report.status != GRADER_ERROR and not lost:
                return report
        self.close()
        report, lost = self._once(task, source)
        if lost and strength(report.isolation) == STRONG:  # no submission can have ended it
            raise LaunchError("the worker's template ended twice")
        return report

    def _once(self, task: Task, source: bytes) -> tuple[Report, bool]:
        """The report, and whether the template was lost meanwhile."""
        options = judge.Options(task.seed, timeout=self.plan.timeout)
        start = self.ready(task.exercise)
        before = _losses(start)
        report = judge.judge(task.exercise, source, task.path, options, start)
        return report, _losses(start) > before

    def ready(self, exercise: str) -> Launcher:
        """The template of that exercise, in place of another's; it loads in the background."""
        if self._start is None or self._exercise != exercise:
            self.close()
            options = judge.Options(0, timeout=self.plan.timeout)
            self._start = judge.prepare(exercise, options, hidden=self.plan.hidden)
            self._exercise = exercise
        return self._start

    def close(self) -> None:
        start, self._start = self._start, None
        if start is not None:
            start.close()


def _losses(start: Launcher) -> int:
    return start.losses if isinstance(start, Template) else 0


def unjudged(
    task: Task, status: str, message: str, digest: str = ""
) -> tuple[Verdict, dict[str, Any]]:
    """No points and no checks: a file that is refused, or where the grader failed, and why."""
    rubric = rubrics.load(task.exercise)
    verdict = Verdict(status, 0.0, rubric.max_score, sha256=digest)
    empty = Report(task.exercise, rubric.title, task.path, task.seed, "cpu", (), 0.0, ())
    told = {"status": status, "max_score": rubric.max_score, "message": message}
    return verdict, {"student": task.student, "version": VERSION, **empty.to_dict(), **told}


def _verdict(report: Report, digest: str) -> Verdict:
    mistakes = _mistakes(report) if any(check.diagnosis for check in report.checks) else ()
    return Verdict(
        report.status,
        report.score,
        report.max_score,
        report.isolation,
        digest,
        mistakes,
    )


def _mistakes(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Each counts once, however many checks show it; what follows from another not at all."""
    from nngrade.diagnosis.consequences import FOLLOWS  # loaded by now

    found: dict[str, tuple[str, str, str]] = {}
    for check in report.checks:
        said = check.diagnosis
        if said is not None and not said.name.startswith(FOLLOWS):
            found.setdefault(said.name, (check.name, said.name, said.message))
    return tuple(found.values())


def _fault(error: Exception) -> str:
    return (
        f"nngrade itself failed here ({type(error).__name__}: {error}). "
        "This is no fault of the student's; please report it with the seed."
    )


def main() -> NoReturn:
    """Serves until its input ends, or until it is told to end; leaves no process behind."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    signal.signal(signal.SIGTERM, _end)
    grader = os.getppid()
    with closing(Bench(Plan.from_json(sys.argv[1]))) as bench:
        with contextlib.suppress(Exception):  # it is tried again for the first task, and told there
            bench.ready(sys.argv[2])
        _serve(bench, answers)
    if os.getppid() != grader:  # it was killed, and cannot clear up: whoever is last does
        with contextlib.suppress(OSError):
            Path(tempfile.gettempdir()).rmdir()
    os._exit(0)  # all is closed, and taking NumPy apart takes time


def _serve(bench: Bench, answers: BinaryIO) -> None:
    with contextlib.suppress(BrokenPipeError):  # nobody waits for the answer any more
        for line in sys.stdin.buffer:
            verdict, report = bench.judge(Task(**json.loads(line)))
            told = (json.dumps(asdict(verdict)), json.dumps(report, allow_nan=False), "")
            answers.write("\n".join(told).encode())
            answers.flush()


def _end(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
