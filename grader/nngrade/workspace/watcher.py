"""What `nngrade watch` does next: what every event makes of its state.

Nothing here reads a file, a clock or a key: `after` takes what happened and says what is to be
done, so that all of it can be tested without a terminal. `nngrade.workspace.session` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nngrade.workspace.watch_state import (
    HINT,
    LIST,
    VERDICT,
    Action,
    Check,
    Event,
    GiveHint,
    Gone,
    Hinted,
    Judged,
    Keep,
    Pressed,
    Quit,
    Reset,
    Saved,
    Standing,
    State,
    Tick,
    Told,
    Unjudged,
    Warm,
)

LINE, PAGE = 1, 8  # how far a key scrolls
DIGITS = "1234567890"  # the keys of the first ten exercises

Step = tuple[State, tuple[Action, ...]]


def start(state: State, current: str = "") -> Step:
    """The first step. Without `current` it is looked for: the first that does not pass."""
    if not current:
        return _check(state, state.exercises[0])
    state, actions = _go(state, current)
    state, more = _count(state)
    return state, (*actions, *more)


def after(state: State, event: Event) -> Step:
    """The state after an event, and what is to be done about it."""
    if isinstance(event, Pressed):
        return _pressed(state, event.key)
    if isinstance(event, (Judged, Unjudged)):
        return _answered(state, event)
    if isinstance(event, Saved):
        return _saved(state, event.exercises)
    if isinstance(event, Gone):
        return replace(state, gone=event.folder), ()
    if isinstance(event, Hinted):
        return replace(state, hint=event.hint, page=HINT, top=0), ()
    if isinstance(event, Told):
        return replace(state, note=event.sentence), ()
    if isinstance(event, Tick):
        waits = state.current in state.checking
        return (replace(state, waited=event.seconds) if waits else state), ()
    if event.stopped and state.current in state.checking:
        return _check(state, state.current)  # the time it stood still is not the submission's
    return state, ()


def _check(state: State, exercise: str) -> Step:
    """A request to judge an exercise; the one that is watched comes before all others."""
    ticket = state.asked + 1
    state = replace(
        state,
        asked=ticket,
        newest={**state.newest, exercise: ticket},
        checking=state.checking | {exercise},
        waited=0.0 if exercise == state.current else state.waited,
    )
    return state, (Check(exercise, ticket, urgent=exercise == state.current),)


def _check_each(state: State, exercises: tuple[str, ...]) -> Step:
    actions: tuple[Action, ...] = ()
    for name in exercises:
        state, more = _check(state, name)
        actions += more
    return state, actions


def _count(state: State) -> Step:
    """All that was not judged yet is judged when there is time: points are never taken on trust."""
    if not state.counts_all:
        return state, ()
    return _check_each(state, tuple(n for n in state.exercises if n not in state.newest))


def _go(state: State, exercise: str) -> Step:
    state = replace(state, current=exercise, shown=None, page=VERDICT, top=0, hint=None)
    return _check(replace(state, asking="", note=""), exercise)


# A file was saved, or judged.


def _saved(state: State, exercises: tuple[str, ...]) -> Step:
    if not state.current:
        return _check(replace(state, gone="", standings={}), state.exercises[0])
    others = tuple(n for n in exercises if n != state.current) if state.counts_all else ()
    known = {n for n in others if not state.gone}  # a folder that came back was not saved by hand
    old = None if state.gone else state.shown
    state = replace(state, gone="", shown=old, aside=state.aside | known)
    actions: tuple[Action, ...] = ()
    if state.current in exercises:
        if state.asking == "reset":  # it was asked of the file as it was
            state = replace(state, asking="", note="You saved it: nothing was reset.")
        state, actions = _check(replace(state, page=VERDICT), state.current)
    state, more = _check_each(state, others)
    return state, (*actions, *more)


def _answered(state: State, event: Judged | Unjudged) -> Step:
    """A verdict has come; one on what was saved over since is passed by."""
    if event.ticket != state.newest.get(event.exercise):
        return state, ()
    standings = {**state.standings, event.exercise: _standing(event)}
    checking = state.checking - {event.exercise}
    state = replace(state, standings=standings, checking=checking)
    keep = (Keep(event),) if isinstance(event, Judged) and event.final else ()
    if not state.current:
        state, actions = _looked_at(state, event)
    elif event.exercise == state.current:
        state, actions = _shown(state, event)
    else:
        state, actions = _aside(state, event), ()
    return state, (*keep, *actions)


def _standing(event: Judged | Unjudged) -> Standing:
    if isinstance(event, Unjudged):
        return Standing(0.0, event.word, passed=False)
    score, of = event.report.score, event.report.max_score
    return Standing(score, f"{score:g} of {of:g}", event.report.status == "passed")


def _looked_at(state: State, event: Judged | Unjudged) -> Step:
    """The first exercise that does not pass is the one to watch; the last, where all do."""
    at = state.exercises.index(event.exercise)
    last = at + 1 == len(state.exercises)
    if not state.standings[event.exercise].passed or last:
        state = replace(state, current=event.exercise, shown=event)
        actions: tuple[Action, ...] = ()
        if isinstance(event, Unjudged) and not event.why:
            state, actions = _go(state, event.exercise)
        state, more = _count(state)
        return state, (*actions, *more)
    if isinstance(event, Judged) and not event.final:
        return state, ()
    return _check(state, state.exercises[at + 1])


def _shown(state: State, event: Judged | Unjudged) -> Step:
    again = isinstance(event, Judged) and event.final and state.explaining
    state = replace(state, shown=event, top=state.top if again else 0)
    if not state.passed:
        return state, ()
    state = replace(state, asking="" if state.asking == "next" else state.asking)
    following = _following(state)
    return state, (Warm(following),) if following else ()


def _aside(state: State, event: Judged | Unjudged) -> State:
    if event.exercise not in state.aside:
        return state
    if isinstance(event, Judged) and not event.final:
        return state
    word = state.standings[event.exercise].word
    note = f"You saved {state.file(event.exercise)} too ({word}); this is {state.current}."
    return replace(state, aside=state.aside - {event.exercise}, note=note)


# A key was pressed.


def _pressed(state: State, key: str) -> Step:
    if key == "q":
        return state, (Quit(),)
    if not state.current:
        return state, ()
    asked, state = state.asking, replace(state, asking="", note="")
    if asked == "reset":
        if key == "y":
            return state, (Reset(state.current),)
        return replace(state, note="Nothing was reset."), ()
    if asked == "next" and key == "n":
        return _go(state, _following(state))
    if state.page == LIST and key in DIGITS[: len(state.exercises)]:
        return _go(state, state.exercises[DIGITS.index(key)])
    command = COMMANDS.get(key)
    return command(state) if command else (state, ())


def _following(state: State) -> str:
    """The next exercise that does not pass, as far as is known; after the last the first."""
    at = state.exercises.index(state.current)
    later = (*state.exercises[at + 1 :], *state.exercises[:at])
    open_ = (n for n in later if n not in state.standings or not state.standings[n].passed)
    return next(open_, "")


def _next(state: State) -> Step:
    following = _following(state)
    if not following:
        why = "Every exercise passes." if state.passed else f"{state.current} is the only one left."
        return replace(state, note=why), ()
    if state.passed:
        return _go(state, following)
    return replace(state, asking="next", page=VERDICT), ()


def _hint(state: State) -> Step:
    check = _stuck_at(state)
    if not check:
        if state.passed:
            why = "Every check passes: there is nothing left to hint at."
        else:
            why = "Hints come with the verdict; there is none yet."
        return replace(state, note=why), ()
    if state.hint and state.hint.check == check and state.page != HINT:
        return replace(state, page=HINT, top=0), ()  # once more what was shown; h again goes on
    seen = state.hint.level if state.hint and state.hint.check == check else 0
    return state, (GiveHint(state.current, check, seen),)


def _stuck_at(state: State) -> str:
    """The first check that does not pass; none while there is no verdict, or where all pass."""
    if not isinstance(state.shown, Judged):
        return ""
    checks = state.shown.report.checks
    return next((check.name for check in checks if check.status != "passed"), "")


def _list(state: State) -> Step:
    return replace(state, page=VERDICT if state.page == LIST else LIST, top=0), ()


def _check_all(state: State) -> Step:
    return _check_each(replace(state, page=LIST, top=0), state.exercises)


def _reset(state: State) -> Step:
    return replace(state, asking="reset", page=VERDICT), ()


def _back(state: State) -> Step:
    return replace(state, page=VERDICT, top=0), ()


def _scroll(lines: int) -> Callable[[State], Step]:
    """Where the end is only the screen knows, which holds `top` to it."""
    return lambda state: (replace(state, top=max(state.top + lines, 0)), ())


COMMANDS: Mapping[str, Callable[[State], Step]] = {
    "n": _next,
    "h": _hint,
    "l": _list,
    "c": _check_all,
    "r": _reset,
    "escape": _back,
    "up": _scroll(-LINE),
    "k": _scroll(-LINE),
    "down": _scroll(LINE),
    "j": _scroll(LINE),
    "page up": _scroll(-PAGE),
    "page down": _scroll(PAGE),
    "space": _scroll(PAGE),
}
