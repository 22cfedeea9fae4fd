"""Workers with some layers switched off, and functions that are run in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from textwrap import dedent
from typing import Any
from unittest import mock

from nngrade import judge
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Reply
from nngrade.sandbox.settings import WITHOUT_LAYERS

Without = tuple[str, ...]
Within = Callable[..., Reply]


def launched(exercise: str, mode: str, without: Without = ()) -> Launcher:
    """Starts workers that do without these layers."""
    with mock.patch.dict(os.environ, {WITHOUT_LAYERS: ", ".join(without)}):
        return judge.prepare(exercise, judge.Options(seed=0, mode=mode))


@contextmanager
def loaded(start: Launcher, source: str, seconds: float = 20.0) -> Iterator[student.Student]:
    with closing(student.submission(start, dedent(source).encode(), seconds, 1)) as pupil:
        yield pupil


class Workers:
    """Launchers by exercise, mode and layers switched off, each started once."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._started: dict[tuple[str, str, Without], Launcher] = {}

    def get(self, exercise: str, mode: str, without: Without = ()) -> Launcher:
        key = (exercise, mode, without)
        if key not in self._started:
            self._started[key] = self._stack.enter_context(closing(launched(*key)))
        return self._started[key]

    def layers(self, exercise: str, mode: str, without: Without = ()) -> tuple[str, ...]:
        """What a report says of such a worker's isolation."""
        with loaded(self.get(exercise, mode, without), "") as pupil:
            pupil.load()
            return pupil.layers

    def ask(
        self,
        source: str,
        *args: Any,
        mode: str = "fork",
        without: Without = (),
        exercise: str = "exercise3",
        seconds: float = 20.0,
    ) -> Reply:
        """What `f` of `source` replies."""
        with loaded(self.get(exercise, mode, without), source, seconds) as pupil:
            return pupil.call("f", args, {})
