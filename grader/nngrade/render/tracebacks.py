"""A traceback in as much room as there is: its end, and of a long line the part that is meant."""

from __future__ import annotations

import re
from itertools import pairwise

MAX_LINES = 10
CARETS = re.compile(r" +[~^]+ *")
MARGIN = 20  # characters shown before and behind the part that is meant


def shortened(trace: str, room: int) -> list[str]:
    """The last lines of `trace`; one with carets below it is cut to `room` around them."""
    lines = trace.rstrip().split("\n")
    shown = lines if len(lines) <= MAX_LINES else ["…", *lines[-MAX_LINES:]]
    for index, (line, below) in enumerate(pairwise(shown)):
        if CARETS.fullmatch(below) and len(line) > room:
            shown[index : index + 2] = _around(line, below.rstrip(), room)
    return shown


def _around(line: str, carets: str, room: int) -> tuple[str, str]:
    """Both lines from the same column on, and no longer than `room`."""
    indent = " " * min(len(line) - len(line.lstrip()), 8)
    first = len(carets) - len(carets.lstrip())
    start = max(first - MARGIN, 0)
    if start <= len(indent):
        start, lead = 0, ""
    else:
        lead = f"{indent}…"
    rest = room - len(lead)
    cut = line[start : start + rest]
    if start + rest < len(line):
        cut = cut[:-1] + "…"
    marks = (" " * len(lead) + carets[start : start + rest]).rstrip()
    return f"{lead}{cut}", marks
