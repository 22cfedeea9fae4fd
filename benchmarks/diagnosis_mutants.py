"""What mutants of the model answers are put down to; see `diagnosis.py`.

A mutant is named rightly if what is named gives all the mutant's answers on fresh inputs too, and
touches the function that was mutated, and the step of the derivation where its line is one. That
it gives all answers is what each diagnosis has to show before it is made: so the mutant is judged
a second time, with another seed, and must be put down to the same.
"""

from __future__ import annotations

import ast
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import mutants as mutation
from nngrade import course, diagnose, explaining, report, rubrics
from nngrade.diagnosis.formulas import variant_name
from nngrade.diagnosis.space import variants

FRESH = 1000  # added to the seed for the second verdict

# The steps that a line of a model answer is about, where it is about some and not all of them.
STEPS = {
    "return y_pred - y": ("output_error",),
    "return w1 * x1 + w2 * x2, w3 * x1 + w4 * x2": ("h1", "h2"),
    "return w[4] * h1 + w[5] * h2": ("y_pred",),
    "return (y - _predict(w, x)) ** 2 / 2": ("loss",),
    "error_h1 = error * w[4] # h1 reaches the output through w5,": ("hidden_error1",),
    "error_h2 = error * w[5] # and h2 through w6": ("hidden_error2",),
    "error_h1 * x1,": ("grad_w1",),
    "error_h1 * x2,": ("grad_w2",),
    "error_h2 * x1,": ("grad_w3",),
    "error_h2 * x2,": ("grad_w4",),
    "error * h1,": ("grad_w5",),
    "error * h2,": ("grad_w6",),
    "return np.array([w1 * x1 + w2 * x2, w3 * x1 + w4 * x2])": ("h1", "h2"),
    "w5, w6 = w[4], w[5]": ("y_pred",),
    "return w5 * h1 + w6 * h2": ("y_pred",),
}


@dataclass(frozen=True)
class Named:
    """A mutant that failed a check: what it was put down to, and how that is judged."""

    mutant: mutation.Mutant
    check: str
    name: str  # "" for silence
    verdict: str  # "right", "silent" or why it is wrong
    seconds: float


@dataclass
class Outcome:
    """An exercise's mutants."""

    named: list[Named] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)  # passed, crashed, timed out

    def count(self, verdict: str) -> int:
        return sum(each.verdict == verdict for each in self.named)

    @property
    def wrong(self) -> list[Named]:
        return [each for each in self.named if each.verdict not in ("right", "silent")]

    def seconds(self) -> tuple[float, float]:
        """Median and worst time of a diagnosis."""
        times = [each.seconds for each in self.named] or [0.0]
        return statistics.median(times), max(times)


def judged(
    exercise: str, chosen: list[mutation.Mutant], seed: int, progress: Callable[[], None]
) -> Outcome:
    """Every mutant with what it was put down to."""
    outcome = Outcome()
    first = mutation.judged(exercise, chosen, seed)
    again = mutation.judged(exercise, chosen, seed + FRESH)
    for (mutant, verdict), seconds in _timed(first):
        second = next(again)[1]
        failed = next((c for c in verdict.checks if c.status not in ("passed", "skipped")), None)
        if failed is None or failed.status != report.FAILED:
            outcome.others[failed.status if failed else report.PASSED] += 1
        else:
            name = failed.diagnosis.name if failed.diagnosis else ""
            why = _verdict(exercise, mutant, failed.name, name, second)
            outcome.named.append(Named(mutant, failed.name, name, why, seconds))
        progress()
    return outcome


def _timed(verdicts: Iterator[Any]) -> Iterator[tuple[Any, float]]:
    """Each verdict with the longest time that one of its diagnoses took."""
    while True:
        with diagnoses_timed() as times:
            verdict = next(verdicts, None)
        if verdict is None:
            return
        yield verdict, max(times, default=0.0)


@contextmanager
def diagnoses_timed() -> Iterator[list[float]]:
    """The seconds that each search for a cause takes, from the first detector to the last."""
    times: list[float] = []
    original = explaining._with_mistake

    def timed(*args: Any) -> Any:
        started = time.perf_counter()
        try:
            return original(*args)
        finally:
            times.append(time.perf_counter() - started)

    explaining._with_mistake = timed
    try:
        yield times
    finally:
        explaining._with_mistake = original


def _verdict(
    exercise: str, mutant: mutation.Mutant, check: str, name: str, second: report.Report
) -> str:
    if not name:
        return "silent"
    again = next(c for c in second.checks if c.name == check).diagnosis
    if again is None or again.name != name:
        return "not so on fresh inputs"
    if not _reaches(exercise, check, mutant.key.function.split(".")[0]):
        return "another function"
    due = STEPS.get(mutant.key.before)
    touched = _steps(exercise, check, name)
    if due and touched and not touched & {*due, *(f"{step}_after" for step in due)}:
        return "another step"
    return "right"


def _reaches(exercise: str, check: str, function: str) -> bool:
    """Whether the check's function is the mutated one, or calls it on some way."""
    tree = ast.parse(course.solution(exercise).read_text(encoding="utf-8"))
    calls = {
        each.name: {node.id for node in ast.walk(each) if isinstance(node, ast.Name)}
        for each in tree.body
        if isinstance(each, (ast.FunctionDef, ast.ClassDef))
    }
    seen, todo = set(), [check]
    while todo:
        name = todo.pop()
        if name in calls and name not in seen:
            seen.add(name)
            todo += calls[name]
    return function in seen


def _steps(exercise: str, check: str, name: str) -> set[str]:
    """The steps that a named edit changes; none, where it is no edit."""
    space = diagnose.known(exercise, check).space
    if space is None:
        return set()
    question = rubrics.load(exercise)[check]
    first = question.cases(np.random.default_rng(1))[0]
    parts = name.split("; ")
    return {
        step
        for each in variants(space, space.given(*first.args, **first.kwargs))
        if variant_name(each) in parts
        for step in each.formulas
    }
