"""What the tests share: one warm template for each exercise, and the submissions on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from nngrade import judge
from nngrade.report import Report
from nngrade.sandbox.launch import Launcher

ROOT = Path(__file__).resolve().parents[1]
Judge = Callable[..., Report]

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
