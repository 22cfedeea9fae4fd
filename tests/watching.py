"""Made-up verdicts, for the tests of what watches."""

from __future__ import annotations

from nngrade.report import FAILED, PASSED, CheckResult, Report
from nngrade.workspace.watch_state import Action, Check, Event, Judged, State, Unjudged
from nngrade.workspace.watcher import after, start

NAMES = ("exercise1", "exercise2", "exercise3", "exercise4", "exercise5")


def report(exercise: str, *statuses: str) -> Report:
    """A report with a check for each status, ten points together."""
    points = 10.0 / len(statuses)
    checks = [
        CheckResult(f"check{i}", f"the check {i}", status, points, message=f"What {i} said.")
        for i, status in enumerate(statuses)
    ]
    return Report(exercise, "A title", f"{exercise}.py", 7, "cpu", (), 0.04, tuple(checks))


class Watched:
    """The watcher's state as events come, and what it asked for last."""

    def __init__(self, current: str = "", **fields: object) -> None:
        blank = State(NAMES, **fields)  # type: ignore[arg-type]
        self.state, self.asked = start(blank, current)

    def see(self, *events: Event) -> tuple[Action, ...]:
        for event in events:
            self.state, self.asked = after(self.state, event)
        return self.asked

    def ticket(self, exercise: str) -> int:
        return self.state.newest[exercise]

    def judge(
        self, exercise: str, *statuses: str, final: bool = True, ticket: int | None = None
    ) -> tuple[Action, ...]:
        number = self.ticket(exercise) if ticket is None else ticket
        told = report(exercise, *statuses)
        return self.see(Judged(exercise, number, told, b"source", final, "12:00:00"))

    def passes(self, exercise: str) -> tuple[Action, ...]:
        return self.judge(exercise, PASSED)

    def fails(self, exercise: str) -> tuple[Action, ...]:
        return self.judge(exercise, PASSED, FAILED)

    def refuse(self, exercise: str, word: str, why: str = "") -> tuple[Action, ...]:
        return self.see(Unjudged(exercise, self.ticket(exercise), word, why))


def checks(actions: tuple[Action, ...]) -> list[str]:
    """The exercises that are to be judged, in order."""
    return [action.exercise for action in actions if isinstance(action, Check)]
