"""What a class came to, for a terminal: how many passed, what was misunderstood, where it is kept.

Pure functions. Readable at 80 columns, without colour, and in a pipe.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nngrade import report as r
from nngrade import rubrics
from nngrade.classroom.job import REFUSED
from nngrade.classroom.marks import MARKS, REPORTS
from nngrade.printable import printable
from nngrade.render.wrapping import wrapped
from nngrade.sandbox.strength import STRENGTHS, STRONG

if TYPE_CHECKING:
    from nngrade.classroom.collect import Collection
    from nngrade.classroom.grade import Grading
    from nngrade.classroom.tally import Tally

MOST_MISTAKES = 5
MOST_NAMES = 3
COLUMNS = {
    r.PASSED: "passed",
    r.FAILED: "failed",
    r.NOT_ATTEMPTED: "not begun",
    REFUSED: "refused",
    r.GRADER_ERROR: "nngrade failed",
}


def render(grading: Grading) -> str:
    """The summary at the end."""
    tally, request = grading.tally, grading.request
    of = f"{_count(tally.number, 'submission')} of {_count(len(tally.students), 'student')}"
    lines = [
        f"{of} graded in {grading.seconds:.0f} s.",
        "",
        *_table(tally),
        *_troubles(tally),
        *_mistakes(tally),
        "",
        *_isolation(tally),
        "",
        f"  {_shown(request.out / MARKS)}: a row for each",
        f"  {_shown(request.out / REPORTS)}: every check of each, with its inputs and message",
        *(f"  {_shown(path)}: from a former run" for path in grading.kept),
        *wrapped(f"`--seed {request.secret}` gives every file the same inputs again."),
    ]
    return "\n".join(lines) + "\n"


def _table(tally: Tally) -> Iterator[str]:
    """A line an exercise; a column only for what occurs."""
    found = {status for each in tally.exercises.values() for status in each.statuses}
    columns = [s for s in COLUMNS if s in found or s in (r.PASSED, r.FAILED)]
    names = [*(COLUMNS[s] for s in columns), "mean of 10"]
    widths = [max(len(name), 6) for name in names]
    yield _line("", names, widths)
    for name in sorted(tally.exercises, key=list(rubrics.CATALOGUE).index):
        each = tally.exercises[name]
        counts = [str(each.statuses[status]) for status in columns]
        yield _line(name, [*counts, f"{each.scores / each.number:.1f}"], widths)


def _line(name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(cells, widths, strict=True)
    return f"  {name:<11}" + "".join(f"  {cell:>{width}}" for cell, width in pairs)


def _troubles(tally: Tally) -> Iterator[str]:
    failed = sum(each.statuses[r.GRADER_ERROR] for each in tally.exercises.values())
    if failed:
        yield ""
        yield from wrapped(
            f"nngrade itself failed at {_count(failed, 'submission')}: a 0 there is no mark. "
            f"Look for {r.GRADER_ERROR} in {MARKS}; `nngrade check` with the row's seed tries one "
            "again."
        )


def _mistakes(tally: Tally) -> Iterator[str]:
    """The causes found most often, each with the sentence that students were told."""
    ranked = sorted(tally.mistakes.items(), key=lambda p: (-p[1], p[0].exercise, p[0].name))
    shown = [(mistake, number) for mistake, number in ranked if number > 1][:MOST_MISTAKES]
    if not shown:
        return
    yield ""
    yield "Misunderstood most often:"
    for mistake, number in shown:
        of = tally.exercises[mistake.exercise].number
        yield f"  {number} of {of}  {mistake.exercise}, {mistake.check}"
        yield from wrapped(printable(tally.said[mistake]), "      ")


def _isolation(tally: Tally) -> Iterator[str]:
    """How strong it was, and what was tried and refused."""
    if not tally.isolation:
        yield "Nothing was run, so no isolation was tried."
        return
    weakest = next(word for word in STRENGTHS if tally.isolation[word])
    if weakest == STRONG:
        yield "Isolation: strong."
    else:
        weak = tally.number - tally.isolation[STRONG]
        yield from wrapped(
            f"Isolation: {weakest}, for {_count(weak, 'submission')}. What strangers wrote could "
            "have read or changed what is yours, these marks among it; the column isolation has it."
        )
    for acts in sorted(tally.refused):
        yield from wrapped(f"Refused in a trial before each submission: {acts}.")


def asides(collection: Collection, exercise: str | None) -> Iterator[str]:
    """What was found and is not graded, for standard error."""
    if collection.aside:
        number = _count(len(collection.aside), "file or folder", "files and folders")
        verb = "is" if len(collection.aside) == 1 else "are"
        why = "no .py file" if exercise is not None else "not called exerciseN.py"
        yield from wrapped(f"{number} {verb} left aside, as {why}: {_some(collection.aside)}.")
    if collection.without:
        who = _some([Path(name) for name in collection.without])
        number = _count(len(collection.without), "folder has", "folders have")
        yield from wrapped(f"{number} no exercise: {who}.")
    for sentence in collection.closed:
        yield from wrapped(f"{printable(sentence)}; what is in it is not graded.")


def nothing(folder: Path, collection: Collection, exercise: str | None) -> str:
    """Why there is nothing to grade, and what might have been meant."""
    if exercise is not None:
        return (
            f"There is no .py file in {_shown(folder)}. Without --exercise it is "
            f"{_shown(folder / 'STUDENT' / 'exerciseN.py')} that is graded."
        )
    words = f"There is no {_shown(folder / 'STUDENT' / 'exerciseN.py')}, so nothing to grade."
    if any(path.suffix.lower() == ".py" for path in collection.aside if path.parent == folder):
        words += f" For the .py files in {_shown(folder)} itself, say which: --exercise EXERCISE."
    return words


def _some(paths: Sequence[Path]) -> str:
    names = [_shown(path) for path in paths[:MOST_NAMES]]
    more = [f"{len(paths) - MOST_NAMES} more"] if len(paths) > MOST_NAMES else []
    return ", ".join(names + more)


def _shown(path: Path) -> str:
    """A path that can be typed again, on one line."""
    text = printable(str(path)).replace("\n", "\\n").replace("\t", "\\t")
    return shlex.quote(text) if " " in text else text


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
