"""What a class comes to, counted as the verdicts come: a few numbers, however many there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from nngrade.classroom.job import Task, Verdict
from nngrade.sandbox.strength import REFUSED, strength


@dataclass(frozen=True)
class Mistake:
    """A cause that was found in an exercise, as it was put to students."""

    exercise: str
    check: str
    name: str


@dataclass
class Exercise:
    """How the submissions of one exercise fared."""

    statuses: Counter[str] = field(default_factory=Counter)
    scores: float = 0.0
    max_score: float = 0.0

    @property
    def number(self) -> int:
        return self.statuses.total()


@dataclass
class Tally:
    """Counts over all that was graded; the order in which verdicts come makes no difference."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    students: set[str] = field(default_factory=set)
    mistakes: Counter[Mistake] = field(default_factory=Counter)
    said: dict[Mistake, str] = field(default_factory=dict)  # one sentence for each
    isolation: Counter[str] = field(default_factory=Counter)
    refused: set[str] = field(default_factory=set)  # what workers were refused in their trials

    @property
    def number(self) -> int:
        return sum(exercise.number for exercise in self.exercises.values())

    def add(self, task: Task, verdict: Verdict) -> None:
        exercise = self.exercises.setdefault(task.exercise, Exercise())
        exercise.statuses[verdict.status] += 1
        exercise.scores += verdict.score
        exercise.max_score = verdict.max_score
        self.students.add(task.student)
        if verdict.isolation:
            self.isolation[strength(verdict.isolation)] += 1
        for line in verdict.isolation:
            if line.startswith(REFUSED):
                self.refused.add(line.removeprefix(REFUSED))
        for check, name, sentence in verdict.mistakes:
            mistake = Mistake(task.exercise, check, name)
            self.mistakes[mistake] += 1
            self.said[mistake] = min(sentence, self.said.get(mistake, sentence))
