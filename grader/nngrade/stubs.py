"""Stubs from model answers: what stands between the marks is left for the student."""

from __future__ import annotations

import re

BEGIN = "# solution"
END = "# end solution"


class UnpairedMark(ValueError):
    """A ``# solution`` without its ``# end solution``, or the other way round."""


def stub_of(solution: str) -> str:
    """The text of a stub. A marked block in a function becomes ``raise NotImplementedError``;

    one at the top level is dropped. Raises `UnpairedMark`.
    """
    kept: list[str] = []
    indent: str | None = None
    for number, line in enumerate(solution.splitlines(), start=1):
        mark = line.strip()
        if mark == BEGIN and indent is None:
            indent = line[: len(line) - len(line.lstrip())]
            if indent:
                kept.append(f"{indent}raise NotImplementedError")
        elif mark == END and indent is not None:
            indent = None
        elif mark in (BEGIN, END):
            raise UnpairedMark(f"line {number}: {mark!r} has no partner")
        elif indent is None:
            kept.append(line)
    if indent is not None:
        raise UnpairedMark(f"the last {BEGIN!r} has no partner")
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(kept)).rstrip() + "\n"
