"""One run of `nngrade watch`: what happens goes to the watcher, what it asks for is done."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from nngrade import judge, rubrics
from nngrade.workspace import folder, handing_out, watcher
from nngrade.workspace.checking import Checker, Place
from nngrade.workspace.saves import Saves
from nngrade.workspace.watch_state import (
    Action,
    Check,
    Event,
    GiveHint,
    Hinted,
    Keep,
    Quit,
    Reset,
    State,
    Tick,
    Told,
    Warm,
)

# Between two looks at the clock. A signal that comes just before the wait begins would not end it
# (on Windows none does), so that Ctrl-C and a new size of the window need this look too.
TICK_SECONDS = 0.3

Show = Callable[[State], State]  # shows a state; gives it back with what only the screen knows


def places() -> dict[str, Place]:
    """Where every exercise's file is, or would be. Raises `OSError` where this folder is gone."""
    around = folder.root()
    state = folder.State.read(around) if around else folder.State({}, {})
    found = {}
    for name in rubrics.CATALOGUE:
        own = folder.own_copy(name) or (around or Path()) / folder.stub_name(name, state)
        found[name] = Place(own.absolute(), str(own))
    return found


class Session:
    """What runs beside the loop, between `with` and its end: a look at the files, and checks."""

    def __init__(
        self, files: Mapping[str, Place], options: judge.Options, seed: int | None
    ) -> None:
        self.files = files
        self.options = options
        self.events: queue.SimpleQueue[Event | Exception] = queue.SimpleQueue()
        self._checker = Checker(files, options, seed, self.events.put)
        paths = {name: place.path for name, place in files.items()}
        self._saves = Saves(paths, self.events.put)
        self._since = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._saves.close()
        self._checker.close()

    def run(self, exercise: str, counts_all: bool, show: Show) -> State:
        """Until it is told to quit; the last state. `exercise` may be empty: see `watcher`."""
        blank = State(
            tuple(self.files),
            counts_all=counts_all,
            limit=self.options.timeout,
            files={name: place.path.name for name, place in self.files.items()},
        )
        state, actions = watcher.start(blank, exercise)
        while self._perform(actions, state):
            state = show(state)
            state, actions = watcher.after(state, self._next())
        return state

    def _next(self) -> Event:
        """What happens next; the clock's tick, if nothing does."""
        try:
            event = self.events.get(timeout=TICK_SECONDS)
        except queue.Empty:
            return Tick(time.monotonic() - self._since)
        if isinstance(event, Exception):
            raise event
        return event

    def _perform(self, actions: tuple[Action, ...], state: State) -> bool:
        """Does what the watcher asks for. False when that is to quit."""
        for action in actions:
            if isinstance(action, Quit):
                return False
            if isinstance(action, (Check, Warm)):
                if action.exercise == state.current:
                    self._since = time.monotonic()
                self._checker.ask(action)
            elif isinstance(action, Keep):
                done = action.judged
                folder.remember(self.files[done.exercise].path, done.source, done.report)
            elif isinstance(action, Reset):
                self.events.put(Told(self._reset(action.exercise)))
            else:
                self.events.put(self._hint(action))
        return True

    def _reset(self, exercise: str) -> str:
        path = self.files[exercise].path
        try:
            if path.is_file() and handing_out.is_stub(path, exercise):
                return f"{path.name} is the stub already; nothing was changed."
            backup = handing_out.reset(path, exercise)
        except handing_out.NoWorkspace as problem:
            return str(problem)
        kept = f"; your file is kept as {backup.name}" if backup else ""
        return f"{path.name} is the stub again{kept}."

    def _hint(self, asked: GiveHint) -> Hinted:
        """The first that was not seen yet, here or in this workspace; at last the last again."""
        from nngrade import hints
        from nngrade.workspace import hints_seen

        around = folder.root(self.files[asked.exercise].path.parent)
        levels = hints.hints(asked.exercise, asked.check)
        seen = max(asked.seen, hints_seen.seen(asked.exercise, asked.check, around))
        hint = levels[min(seen, len(levels) - 1)]
        hints_seen.remember(hint, around)
        return Hinted(hint)
