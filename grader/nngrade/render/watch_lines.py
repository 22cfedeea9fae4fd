"""What `nngrade watch --no-keys` prints: each verdict once, one after another."""

from __future__ import annotations

from nngrade.printable import printable
from nngrade.render import text
from nngrade.workspace.watch_state import Judged, State, Unjudged


def news(state: State, told: object, plain_marks: bool = False) -> list[str]:
    """The lines on what came since `told`, which is a folder that was gone, or a verdict."""
    if state.gone:
        gone = f"The folder {state.gone} is gone; it goes on as soon as that is back."
        return [] if told == state.gone else [gone]
    shown = state.shown
    if shown is None or shown is told or state.explaining:
        return []
    if isinstance(shown, Unjudged):
        return [printable(shown.why), "Save it again, and it is checked again.", ""]
    lines = [f"--- {state.current}, {shown.clock}", text.render(shown.report, plain_marks, more="")]
    return [*lines, *_next(state, shown)]


def _next(state: State, shown: Judged) -> list[str]:
    if shown.report.status != "passed":
        return [f"Save {state.file(state.current)}, and it is checked again; Ctrl-C ends it.", ""]
    return [f"{state.current} passes. Ctrl-C, then `nngrade watch` goes to the next one.", ""]
