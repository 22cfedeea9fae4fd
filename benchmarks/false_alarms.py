"""False alarms: right programs judged with fresh seeds, each of which must pass every time.

    python benchmarks/false_alarms.py [--checks 1000] [--exercise exercise4]

The programs are the model answers and everything in `tests/submissions/*/right`. Each is judged
as `nngrade check` would, on inputs that no run has drawn before; the exercises share the number
of runs equally, and the programs of an exercise take turns. Exit status 1: there was an alarm.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import click

from nngrade import course, judge, report, rubrics

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 20  # alarms of an exercise that are printed; all are counted
sys.path.insert(0, str(ROOT / "tests"))  # the tests' own reader of the submissions

# It is found only now, and by mypy not at all.
from collection import submissions  # type: ignore[import-not-found]  # noqa: E402


@dataclass(frozen=True)
class Program:
    """A right program: where it is, and its bytes."""

    path: Path
    source: bytes


@dataclass(frozen=True)
class Alarm:
    """A check that a right program did not pass."""

    exercise: str
    path: Path
    seed: int
    check: report.CheckResult

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT)
        return (
            f"FALSE ALARM: {self.check.name} of {self.exercise} {self.check.status} for {path}\n"
            f"    {self.check.message}\n"
            f"    nngrade check {self.exercise} {path} --seed {self.seed}"
        )


@dataclass
class Record:
    """What an exercise's runs came to."""

    programs: int
    runs: int = 0
    checks: int = 0
    alarms: list[Alarm] = field(default_factory=list)
    seconds: float = 0.0


def programs(exercise: str) -> list[Program]:
    """The model answer, then the right submissions."""
    model = course.solution(exercise)
    right = [s for s in submissions(exercise) if s.right]
    return [Program(model, model.read_bytes()), *(Program(s.path, s.source) for s in right)]


def judged(exercise: str, turns: list[Program]) -> Iterator[tuple[Program, report.Report]]:
    """Each program with the verdict on it, a fresh seed every time; one template serves all."""
    with closing(judge.prepare(exercise, judge.Options(seed=0))) as start:
        for program in turns:
            options = judge.Options(seed=judge.fresh_seed())
            yield program, judge.judge(exercise, program.source, program.path.name, options, start)


def recorded(exercise: str, runs: int) -> Record:
    """Judges `runs` times, prints the first false alarms as they come, and counts all."""
    right = programs(exercise)
    record = Record(len(right))
    started = time.perf_counter()
    with click.progressbar(
        judged(exercise, list(islice(cycle(right), runs))),
        length=runs,
        label=exercise,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as verdicts:
        for program, verdict in verdicts:
            alarms = [
                Alarm(exercise, program.path, verdict.seed, check)
                for check in verdict.checks
                if check.status != report.PASSED
            ]
            for alarm in alarms[: max(0, SHOWN - len(record.alarms))]:
                click.echo(alarm)
            record.runs += 1
            record.checks += len(verdict.checks)
            record.alarms += alarms
    record.seconds = time.perf_counter() - started
    return record


@click.command()
@click.option(
    "--exercise",
    "names",
    multiple=True,
    type=rubrics.resolve,
    help="One exercise (exercise3, or 3); may be given again.",
)
@click.option(
    "--checks",
    default=1000,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many times a program is judged, over all exercises.",
)
def main(names: tuple[str, ...], checks: int) -> None:
    """Judge right programs with fresh seeds."""
    chosen = names or tuple(rubrics.CATALOGUE)
    records = {}
    for place, exercise in enumerate(chosen):
        share, left = divmod(checks, len(chosen))
        records[exercise] = recorded(exercise, share + (place < left))
    show(records)
    sys.exit(1 if any(record.alarms for record in records.values()) else 0)


def show(records: dict[str, Record]) -> None:
    """A line for each exercise, and one for all: judged programs, questions put, alarms, time."""
    click.echo(f"{'':<12}{'programs':>9}{'judged':>9}{'questions':>11}{'alarms':>8}{'seconds':>9}")
    for exercise, record in records.items():
        _line(exercise, record)
    total = Record(sum(record.programs for record in records.values()))
    for record in records.values():
        total.runs += record.runs
        total.checks += record.checks
        total.alarms += record.alarms
        total.seconds += record.seconds
    _line("all", total)


def _line(name: str, record: Record) -> None:
    click.echo(
        f"{name:<12}{record.programs:>9}{record.runs:>9}{record.checks:>11}"
        f"{len(record.alarms):>8}{record.seconds:>9.1f}"
    )


if __name__ == "__main__":
    main()
