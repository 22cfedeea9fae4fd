"""What the tests share: one warm template for each exercise, and the submissions on disk."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import settings

from nngrade import explaining, judge
from nngrade.report import Report
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Answered, Reply
from nngrade.textbook.checking import check
from nngrade.textbook.claims import Verdict

ROOT = Path(__file__).resolve().parents[1]
Judge = Callable[..., Report]
CHAPTER = "# One\n\nLet $x = 2$. $y = 3x = 7$, so $z = y + 1 = 8$.\n\n$1 + 1 = 2$, $\\int x = 3$\n"
Ask = Callable[..., Reply]

explaining.QUIET = False  # a fault in a diagnosis fails the test that meets it

# A shell's background jobs ignore Ctrl-C, and so would the commands that the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A first call may load a library, and machines are shared: slow is no failure.
settings.register_profile("nngrade", deadline=None)
settings.load_profile("nngrade")


@pytest.fixture(scope="session")
def templates() -> Iterator[Callable[[str, str], Launcher]]:
    """A launcher for (exercise, mode), started once for all tests."""
    with ExitStack() as stack:
        started: dict[tuple[str, str], Launcher] = {}

        def template(exercise: str, mode: str = "auto") -> Launcher:
            if (exercise, mode) not in started:
                launcher = judge.prepare(exercise, judge.Options(seed=0, mode=mode))
                started[exercise, mode] = stack.enter_context(closing(launcher))
            return started[exercise, mode]

        yield template


@pytest.fixture
def verdict(templates: Callable[[str, str], Launcher]) -> Judge:
    """``verdict(exercise, source)``: the report on a submission given as text or bytes."""

    def judged(exercise: str, source: str | bytes, mode: str = "auto", **options: object) -> Report:
        data = source.encode() if isinstance(source, str) else source
        chosen = replace(judge.Options(seed=1, mode=mode), **options)  # type: ignore[arg-type]
        return judge.judge(exercise, data, "submission.py", chosen, templates(exercise, mode))

    return judged


@pytest.fixture(params=["fork", "spawn"])
def mode(request: pytest.FixtureRequest) -> str:
    """How workers start, both ways in turn."""
    name: str = request.param
    if name == "fork" and not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    return name


@pytest.fixture
def ask(templates: Callable[[str, str], Launcher], mode: str) -> Ask:
    """``ask(source, *args)``: the reply of its function `f`, in a worker of its own."""

    def asked(source: str, *args: Any, exercise: str = "exercise3", seconds: float = 20.0) -> Reply:
        data = dedent(source).encode()
        start = templates(exercise, mode)
        with closing(student.submission(start, data, seconds, 1)) as pupil:
            return pupil.call("f", args, {})

    return asked


def answer(reply: Reply) -> Any:
    """The value of a call that must have answered."""
    assert isinstance(reply, Answered), reply
    return reply.value


@pytest.fixture(name="judge")
def judge_of_chapters(tmp_path: Path) -> Callable[..., tuple[Verdict, ...]]:
    """Checks a text as a chapter."""

    def run(text: str, name: str = "chapter.md") -> tuple[Verdict, ...]:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return check([path]).review.verdicts

    return run


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """An erratum and what follows from it on line 3, a right and an unread figure on line 5."""
    path = tmp_path / "chapter.md"
    path.write_text(CHAPTER, "utf-8")
    return path


def statuses(verdicts: tuple[Verdict, ...]) -> list[str]:
    return [one.status for one in verdicts]
