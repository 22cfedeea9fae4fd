"""Calls that are sent ahead of their turn get the replies that they would get one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from conftest import answer
from nngrade.sandbox import student
from nngrade.sandbox.channel import SENT_AHEAD
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Absent, Died, Raised, TimedOut

Start = Callable[..., student.Student]


@pytest.fixture
def start(templates: Callable[[str, str], Launcher], mode: str) -> Iterator[Start]:
    """A submission with this source, ended with the test."""
    started: list[student.Student] = []

    def begun(source: str, seconds: float = 20.0) -> student.Student:
        data = dedent(source).encode()
        started.append(student.submission(templates("exercise3", mode), data, seconds, 1))
        return started[-1]

    yield begun
    for each in started:
        each.close()


def asked(pupil: student.Student, *args: Any) -> list[Any]:
    """The reply of `f` to each of these arguments, sent ahead."""
    with closing(pupil.calls("f", [([arg], {}) for arg in args])) as replies:
        return list(replies)


STATEFUL = """
    seen = []
    def f(x):
        print("asked", x)
        seen.append(x)
        if x == 3:
            raise ValueError("three")
        return [x, len(seen)]
"""


def test_replies_are_those_of_single_calls(start: Start) -> None:
    """In order, state and exceptions included; and what is printed is kept."""
    one_by_one, ahead = start(STATEFUL), start(STATEFUL)
    due = [one_by_one.call("f", [x], {}) for x in range(40)]
    assert asked(ahead, *range(40)) == due
    assert isinstance(due[3], Raised)
    assert answer(due[39]) == [39, 40]
    for pupil in (one_by_one, ahead):
        pupil.close()
    assert ahead.printed == one_by_one.printed != ""


def test_a_call_that_kills_it_costs_that_call(start: Start) -> None:
    """The calls after it, which the dead worker had been sent, are put to a new one."""
    pupil = start("import os\ndef f(x):\n    if x == 2:\n        os._exit(0)\n    return x\n")
    replies = asked(pupil, 0, 1, 2, 3, 4)
    assert isinstance(replies[2], Died)
    assert [answer(reply) for reply in replies[:2] + replies[3:]] == [0, 1, 3, 4]


def test_a_call_that_hangs_is_late_and_no_other(start: Start) -> None:
    """Each has its own time, and it begins when its turn comes."""
    pupil = start("def f(x):\n    while x == 2:\n        pass\n    return x\n", seconds=1.0)
    replies = asked(pupil, 0, 1, 2, 3)
    assert isinstance(replies[2], TimedOut)
    assert [answer(reply) for reply in replies[:2] + replies[3:]] == [0, 1, 3]


def test_nobody_gets_the_reply_to_what_was_given_up(start: Start) -> None:
    """Where the caller stops early, what comes next gets its own answer."""
    pupil = start("def f(x):\n    return x\n")
    replies = pupil.calls("f", [([x], {}) for x in range(10)])
    assert [answer(next(replies)) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(RuntimeError, match="announced"):
        pupil.call("f", [7], {})
    replies.close()
    assert answer(pupil.call("f", [7], {})) == 7


def test_what_is_absent_is_asked_once(start: Start) -> None:
    """The first call shows it; nothing is on its way that would have to be thrown away."""
    pupil = start("def g(x):\n    return x\n")
    assert isinstance(pupil.load(), student.replies.Loaded)
    process = pupil._process
    with closing(pupil.calls("f", [([x], {}) for x in range(5)])) as replies:
        assert isinstance(next(replies), Absent)
    assert pupil._process is process
    assert answer(pupil.call("g", [1], {})) == 1


def test_more_than_fits_is_not_sent_ahead(start: Start) -> None:
    """Neither side waits for the other for ever, however much there is to say."""
    pupil = start("def f(x):\n    return x, x\n")
    arrays = [np.full(size, float(size)) for size in (3, SENT_AHEAD, 5, 100_000, 7, 8)]
    for array, reply in zip(arrays, asked(pupil, *arrays), strict=True):
        assert all(np.array_equal(part, array) for part in answer(reply))


def test_one_answer_too_many_is_its_end(start: Start) -> None:
    """A frame out of turn is taken for no later call's answer."""
    pupil = start("""
        import gc
        (WORKER,) = [each for each in gc.get_objects() if type(each).__name__ == "Worker"]
        def f(x):
            if x == 1:
                WORKER.send({"kind": "value", "value": 10.0, "left": True})
            return x
    """)
    replies = asked(pupil, 0, 1, 2, 3, 4)
    assert [answer(reply) for reply in replies[:2]] == [0, 10.0]  # it may say what it likes
    assert isinstance(replies[2], Died)
    assert [answer(reply) for reply in replies[3:]] == [3, 4]
