"""The grader's proxy of a submission: ask it, and get a `Reply`, whatever happens on the way."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from nngrade.sandbox import replies
from nngrade.sandbox.channel import MAX_OUTPUT, ChannelClosed
from nngrade.sandbox.launch import START_SECONDS, Launcher, LaunchError, Process
from nngrade.sandbox.replies import Died, Reply, TimedOut
from nngrade.sandbox.strength import described
from nngrade.source import Cells, Source, as_bytes

CELLS_SHARE = 0.8  # of the limit of one call, for all of a notebook's cells
BUDGET_FACTOR = 4  # a whole submission gets this many times the limit of one call
CUT_OFF = "\n[more output was cut off]\n"
MAX_ANSWERS = 256 << 20  # bytes of memory for all answers: they are kept until a cause is found


class Student:
    """One submission (or a trusted module in its place) behind the trust line.

    A worker that died or had to be ended is replaced at the next question, so that one bad
    function costs its own checks only. Every question is answered within `timeout` seconds, all
    of them together within four times that.
    """

    def __init__(
        self, launcher: Launcher, load: Mapping[str, Any], timeout: float, trusted: bool = False
    ) -> None:
        self.launcher = launcher
        self.timeout = timeout
        self.left = BUDGET_FACTOR * timeout
        self.room = float("inf") if trusted else MAX_ANSWERS
        self.layers: tuple[str, ...] = ()
        self.printed = ""
        self.what = "file"  # a word for the submission, in sentences
        self.loaded: Reply | None = None
        self.shortcuts: tuple[str, tuple[str, ...]] = ("", ())  # a module and functions of it
        self.shortcuts_taken: tuple[replies.Call, ...] = ()
        self._load = load
        self._trusted = trusted
        self._process: Process | None = None

    def call(self, function: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Reply:
        """`function` called with these arguments."""
        return self._ask(_call(function, args, kwargs))

    def calls(
        self, function: str, inputs: Sequence[tuple[Sequence[Any], Mapping[str, Any]]]
    ) -> Generator[Reply, None, None]:
        """What `call` replies to each of these, one after the other.

        All but the first, which shows whether there is such a function, are sent ahead: to wait for
        each other takes grader and worker as long as to compute.
        """
        requests = [_call(function, *each) for each in inputs]
        try:
            for index, request in enumerate(requests):
                yield self._ask(request, after=requests[index + 1 :] if index else ())
        finally:
            if self._process is not None and self._process.channel.waiting:
                self._end()  # nobody wants the rest: what comes next must not get its replies

    def probe(
        self,
        probe: str,
        function: str,
        args: Sequence[Any],
        on_progress: Callable[[int], None] | None = None,
    ) -> Reply:
        """A probe run beside the submission, on its `function`."""
        request = {"op": "probe", "probe": probe, "function": function, "args": list(args)}
        return self._ask(request, on_progress)

    @contextlib.contextmanager
    def asked_aside(self, seconds: float) -> Iterator[None]:
        """What is asked here is not on the submission's account, and waits `seconds` at most."""
        timeout, left, room = self.timeout, self.left, self.room
        self.timeout, self.left = min(timeout, seconds), float("inf")
        try:
            yield
        finally:
            self.timeout, self.left, self.room = timeout, left, room

    def load(self) -> Reply:
        """Runs the submission's file, if no live worker holds it already. Tried until it fails."""
        if self.loaded is not None and not isinstance(self.loaded, replies.Loaded):
            return self.loaded
        if self._process is None or self.loaded is None:
            self._start()
            if self.shortcuts[1] and self.loaded is None:
                self._look()
            self.loaded = self._exchange(dict(self._load))
            if not isinstance(self.loaded, replies.Loaded):
                self._end()
        return self.loaded

    def _look(self) -> None:
        """Looks for calls of the shortcuts, as long as the worker can be believed."""
        home, names = self.shortcuts
        request = {**self._load, "op": "look", "home": home, "names": list(names)}
        with self.asked_aside(self.timeout):
            reply = self._exchange(request)
        if isinstance(reply, replies.Looked):
            self.shortcuts_taken = tuple(c for c in reply.calls if c.function in names)
        if self._process is None:  # it breaks the compiler, and so will it when it is loaded
            self._start()

    def close(self) -> None:
        self._end()

    def _ask(
        self,
        request: dict[str, Any],
        on_progress: Callable[[int], None] | None = None,
        after: Sequence[Any] = (),
    ) -> Reply:
        loaded = self.load()
        if not isinstance(loaded, replies.Loaded):
            return loaded
        return self._exchange(request, on_progress, after)

    def _exchange(
        self,
        request: dict[str, Any],
        on_progress: Callable[[int], None] | None = None,
        after: Sequence[Any] = (),
    ) -> Reply:
        assert self._process is not None
        limit = min(self.timeout, self.left)
        if limit <= 0:
            self._end()
            return TimedOut(BUDGET_FACTOR * self.timeout, whole=True, asked=False)
        if self.room <= 0:
            self._end()
            return Died(f"answered with more than {MAX_ANSWERS >> 20} MB in all")
        started, channel = time.monotonic(), self._process.channel
        try:
            return replies.parse(channel.exchange(request, limit, on_progress, after))
        except TimeoutError:
            self._end()
            if limit == self.timeout:
                return TimedOut(limit)
            return TimedOut(BUDGET_FACTOR * self.timeout, whole=True)
        except ChannelClosed as error:
            self._end()
            return Died(f"{error} before it answered" if str(error) == "ended" else str(error))
        except ValueError as error:
            self._end()
            return Died(f"sent {error}")
        finally:
            self.left -= time.monotonic() - started
            self.room -= channel.weight

    def _start(self) -> None:
        self._end()
        self._process = self.launcher.start(self._trusted)
        try:
            hello = self._process.channel.receive(0, time.monotonic() + START_SECONDS)
            self.layers = described(*replies.greeting(hello))
        except (ChannelClosed, TimeoutError, ValueError):
            self._end()
            raise LaunchError(f"a worker did not start. {self.printed[-300:]}".strip()) from None

    def _end(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.end()
        channel = process.channel
        with contextlib.suppress(ValueError):
            self._keep(channel.printed.decode("utf-8", "replace"), channel.cut)

    def _keep(self, printed: str, cut: bool) -> None:
        """Of all the workers that were needed, no more than one may print."""
        room = MAX_OUTPUT - len(self.printed)
        if room > 0:
            self.printed += printed[:room] + CUT_OFF * (cut or len(printed) > room)


def _call(function: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    return {"op": "call", "function": function, "args": list(args), "kwargs": dict(kwargs)}


def submission(launcher: Launcher, source: Source, timeout: float, entropy: int) -> Student:
    """The student's file, or the cells of a notebook."""
    data = np.frombuffer(as_bytes(source), dtype=np.uint8)
    load = {"op": "load", "source": data, "entropy": entropy}
    cells = {"cells": isinstance(source, Cells), "seconds": CELLS_SHARE * timeout}
    pupil = Student(launcher, load | cells, timeout)
    pupil.what = "notebook" if isinstance(source, Cells) else "file"
    return pupil


def reference(launcher: Launcher, module: str, timeout: float) -> Student:
    """A trusted module of nngrade's, in a worker of its own."""
    load = {"op": "load_trusted", "module": module}
    return Student(launcher, load, timeout, trusted=True)
