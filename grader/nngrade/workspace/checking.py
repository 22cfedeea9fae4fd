"""Judging what was saved, in a thread of its own, with a warm launcher for each exercise.

Only the newest counts: an urgent request calls off whatever is being judged.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nngrade import judge, submission
from nngrade.report import GRADER_ERROR, Report
from nngrade.sandbox.launch import LaunchError
from nngrade.workspace import folder, handing_out
from nngrade.workspace.interruptible import Interruptible, Superseded
from nngrade.workspace.watch_state import Check, Event, Judged, Unjudged, Warm

LEAVE_SECONDS = 0.3  # for a check to see that it was called off
SEARCH_SECONDS = 3.0  # the longest that it looks for a cause without looking up


@dataclass(frozen=True)
class Place:
    """Where an exercise's file is, and what a report calls it."""

    path: Path  # absolute: the folder that the command was started in may go
    name: str


class Checker:
    """Does what `Check` and `Warm` ask for; posts `Judged` or `Unjudged` for each `Check`."""

    def __init__(
        self,
        places: Mapping[str, Place],
        options: judge.Options,
        seed: int | None,
        post: Callable[[Event | Exception], None],
    ) -> None:
        self.places = places
        self.options = options
        self._seed = seed
        self._post = post
        self._launchers: dict[str, Interruptible] = {}
        self._waiting: list[Check | Warm] = []
        self._running: Check | None = None
        self._called_off = False
        self._closed = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="checks", daemon=True)
        self._thread.start()

    def ask(self, request: Check | Warm) -> None:
        """Puts a request in its place; one for the same exercise that is older is dropped."""
        with self._change:
            same = request.exercise
            self._waiting = [each for each in self._waiting if not _replaces(request, each)]
            urgent = isinstance(request, Check) and request.urgent
            self._waiting.insert(0 if urgent else len(self._waiting), request)
            running = self._running
            if running and isinstance(request, Check) and (urgent or running.exercise == same):
                self._call_off(running)
            self._change.notify()

    def close(self) -> None:
        """Ends every process that was started; what is being judged is called off."""
        with self._change:
            self._closed = True
            if self._running:
                self._call_off(self._running)
            self._change.notify()
        self._thread.join(timeout=LEAVE_SECONDS)
        for launcher in self._launchers.values():
            if launcher.starting:  # PyTorch loads for seconds, and nobody wants it any more
                launcher.close()
        self._thread.join(timeout=SEARCH_SECONDS)
        for launcher in self._launchers.values():
            launcher.close()

    def _call_off(self, running: Check) -> None:
        self._called_off = True
        if running.exercise in self._launchers:
            self._launchers[running.exercise].interrupt()

    def _run(self) -> None:
        try:
            while (request := self._next()) is not None:
                self._serve(request)
        except Exception as error:
            if not self._closed:
                self._post(error)

    def _next(self) -> Check | Warm | None:
        with self._change:
            while not self._waiting and not self._closed:
                self._change.wait()
            if self._closed:
                return None
            request = self._waiting.pop(0)
            self._running = request if isinstance(request, Check) else None
            self._called_off = False
            if request.exercise in self._launchers:
                self._launchers[request.exercise].renew()
            return request

    def _serve(self, request: Check | Warm) -> None:
        try:
            if isinstance(request, Warm):
                self._launcher(request.exercise)
            else:
                self._check(request)
        except Superseded:
            self._put_back(request)
        except LaunchError as problem:
            self._drop(request.exercise)
            if isinstance(request, Check):
                self._refuse(request, "cannot be checked", f"{problem}. Try `nngrade doctor`.")
        finally:
            with self._change:
                self._running = None

    def _put_back(self, request: Check | Warm) -> None:
        """What gave way to something urgent comes right after it."""
        with self._change:
            if not any(each.exercise == request.exercise for each in self._waiting):
                self._waiting.insert(min(len(self._waiting), 1), request)

    def _check(self, request: Check) -> None:
        place = self.places[request.exercise]
        try:
            source = submission.read(place.path)
        except submission.Refused as problem:
            there = os.path.lexists(place.path)
            why = str(problem).replace(str(place.path), place.name)
            self._refuse(request, "cannot be read" if there else "no file", why)
            return
        if not request.urgent and handing_out.is_stub(place.path, request.exercise):
            self._refuse(request, "not begun")
            return
        launcher = self._launcher(request.exercise)
        if self._called_off:
            raise Superseded
        seed = judge.fresh_seed() if self._seed is None else self._seed

        def tell(report: Report, final: bool = False) -> None:
            launcher.require()
            report = replace(report, notes=(*report.notes, *folder.left_aside(place.path)))
            clock = time.strftime("%H:%M:%S")
            self._post(Judged(request.exercise, request.ticket, report, source, final, clock))

        report = judge.judge(
            request.exercise,
            source,
            place.name,
            replace(self.options, seed=seed),
            launcher,
            on_progress=lambda done, of: launcher.require(),
            on_verdict=tell,
        )
        tell(report, final=True)
        if report.status == GRADER_ERROR:
            self._drop(request.exercise)

    def _refuse(self, request: Check, word: str, why: str = "") -> None:
        self._post(Unjudged(request.exercise, request.ticket, word, why))

    def _launcher(self, exercise: str) -> Interruptible:
        """The exercise's warm launcher, started when it is first needed."""
        if exercise not in self._launchers:
            started = Interruptible(judge.prepare(exercise, self.options))
            with self._change:
                self._launchers[exercise] = started
        return self._launchers[exercise]

    def _drop(self, exercise: str) -> None:
        """A launcher that failed makes room for a new one."""
        with self._change:
            launcher = self._launchers.pop(exercise, None)
        if launcher is not None:
            with suppress(OSError):
                launcher.close()


def _replaces(newer: Check | Warm, older: Check | Warm) -> bool:
    return type(newer) is type(older) and newer.exercise == older.exercise
