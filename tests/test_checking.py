"""The thread that judges what was saved: the newest first, and nothing twice."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nngrade import course, judge
from nngrade.sandbox.launch import LaunchError
from nngrade.workspace import checking
from nngrade.workspace.checking import Checker, Place
from nngrade.workspace.watch_state import Check, Event, Judged, Unjudged, Warm

ENDLESS = b"def output_error(y, y_pred):\n    while True: pass\n"


class Asked:
    """A checker on files in a folder, and what it has answered."""

    def __init__(self, folder: Path) -> None:
        self.events: queue.SimpleQueue[Event | Exception] = queue.SimpleQueue()
        names = ("exercise1", "exercise3")
        self.places = {n: Place(folder / f"{n}.py", f"work/{n}.py") for n in names}
        for name, place in self.places.items():
            place.path.write_bytes(course.solution(name).read_bytes())
        self.checker = Checker(self.places, judge.Options(0, timeout=60), 7, self.events.put)

    def answer(self, ticket: int) -> Judged | Unjudged:
        """The last word on a request; answers to others come before it."""
        while True:
            event = self.events.get(timeout=60)
            assert isinstance(event, (Judged, Unjudged)), event
            if event.ticket == ticket and (isinstance(event, Unjudged) or event.final):
                return event

    def close(self) -> None:
        self.checker.close()


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    found = Asked(tmp_path)
    with closing(found):
        yield found


def test_a_verdict_has_the_file_as_it_is_now(asked: Asked) -> None:
    """Read when its turn comes, with the seed that was asked for."""
    asked.checker.ask(Check("exercise3", 1, urgent=True))
    event = asked.answer(1)
    assert isinstance(event, Judged)
    assert (event.report.status, event.report.seed) == ("passed", 7)
    assert event.report.submission == "work/exercise3.py"
    assert event.source == course.solution("exercise3").read_bytes()


def test_an_urgent_request_calls_off_what_runs(asked: Asked) -> None:
    """A submission that loops for a minute does not hold up another exercise, nor its own."""
    endless, place = asked.places["exercise3"].path, asked.places["exercise1"].path
    endless.write_bytes(ENDLESS)
    asked.checker.ask(Check("exercise3", 1, urgent=True))
    time.sleep(1.0)
    started = time.monotonic()
    asked.checker.ask(Check("exercise1", 2, urgent=True))
    event = asked.answer(2)
    assert isinstance(event, Judged)
    assert event.source == place.read_bytes()
    time.sleep(0.5)  # the first request is at it again
    endless.write_bytes(course.solution("exercise3").read_bytes())
    asked.checker.ask(Check("exercise3", 3, urgent=True))
    assert isinstance(asked.answer(3), Judged)
    assert time.monotonic() - started < 30


def test_what_gave_way_is_judged_after_all(asked: Asked) -> None:
    """The points of the others are wanted too."""
    slow = asked.places["exercise3"].path
    slow.write_bytes(b"import time\ntime.sleep(1.5)\n" + slow.read_bytes())
    asked.checker.ask(Check("exercise3", 1, urgent=False))
    time.sleep(0.7)
    asked.checker.ask(Check("exercise1", 2, urgent=True))
    assert isinstance(asked.answer(2), Judged)
    assert isinstance(asked.answer(1), Judged)


def test_a_stub_is_known_without_being_judged(asked: Asked) -> None:
    """PyTorch need not be loaded where nothing is written; unless it is what is watched."""
    asked.places["exercise3"].path.write_bytes(course.stub("exercise3").read_bytes())
    asked.checker.ask(Check("exercise3", 1, urgent=False))
    assert asked.answer(1) == Unjudged("exercise3", 1, "not begun")
    asked.checker.ask(Check("exercise3", 2, urgent=True))
    assert isinstance(asked.answer(2), Judged)


def test_a_file_that_cannot_be_read_is_told_by_its_short_name(asked: Asked) -> None:
    """With the word for the list."""
    asked.places["exercise3"].path.unlink()
    asked.checker.ask(Check("exercise3", 1, urgent=True))
    told = asked.answer(1)
    assert told == Unjudged("exercise3", 1, "no file", "There is no file work/exercise3.py.")


def test_a_launcher_that_fails_is_a_sentence_and_tried_again(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing package is told with what mends it; when it is there, the next save is judged."""
    with monkeypatch.context() as patched:

        def missing(exercise: str, options: judge.Options) -> None:
            raise LaunchError("numpy is not installed")

        patched.setattr(checking.judge, "prepare", missing)
        asked.checker.ask(Check("exercise3", 1, urgent=True))
        told = asked.answer(1)
    assert isinstance(told, Unjudged)
    assert told.why == "numpy is not installed. Try `nngrade doctor`."
    asked.checker.ask(Check("exercise3", 2, urgent=True))
    assert isinstance(asked.answer(2), Judged)


def test_a_template_that_cannot_start_is_replaced(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict says that nngrade failed, not the student; the next one is another try."""
    from nngrade.sandbox import forks

    with monkeypatch.context() as patched:
        patched.setattr(forks, "BOOT", "raise SystemExit('broken {module}{argument}')")
        asked.checker.ask(Check("exercise3", 1, urgent=True))
        event = asked.answer(1)
    assert isinstance(event, Judged)
    assert event.report.status == "grader_error"
    asked.checker.ask(Check("exercise3", 2, urgent=True))
    again = asked.answer(2)
    assert isinstance(again, Judged)
    assert again.report.status == "passed"


def test_a_fault_of_its_own_is_not_swallowed(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is handed to the loop, which ends with it."""

    def broken(*args: object, **named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checking.judge, "judge", broken)
    asked.checker.ask(Warm("exercise3"))
    asked.checker.ask(Check("exercise3", 1, urgent=True))
    assert isinstance(asked.events.get(timeout=60), ZeroDivisionError)
