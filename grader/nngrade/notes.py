"""Notes beside a verdict: what a reader should know that is no check's result."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from nngrade import rubrics
from nngrade.printable import named
from nngrade.report import BROKEN, CheckResult
from nngrade.sandbox import student
from nngrade.sandbox.replies import Call, Loaded, Reply
from nngrade.source import Cells, Source


def beside(pupil: student.Student, source: Source, path: str, exercise: str) -> tuple[str, ...]:
    """What a reader should know beside the verdict."""
    found = []
    name = named(Path(path).name)
    if isinstance(source, bytes) and not source.strip():
        found.append(f"{name} is empty: `nngrade reset {exercise}` brings the stub back.")
    if isinstance(pupil.loaded, Loaded) and (other := _meant_for(exercise, pupil.loaded.names)):
        live = isinstance(source, Cells) and source.live
        command = (
            f'check("{other}")' if live else f"nngrade check {other} {named(shlex.quote(path))}"
        )
        found.append(
            f"None of the functions of {exercise} is in {name}; it looks like {other}: `{command}`."
        )
    found += _in_classes(source, pupil.loaded, exercise)
    if isinstance(pupil.loaded, Loaded) and pupil.loaded.standins:
        names = pupil.loaded.standins
        what = "is an inert stand-in" if len(names) == 1 else "are inert stand-ins"
        found.append(f"{' and '.join(names)} {what} while a submission is checked.")
    if pupil.shortcuts_taken:
        found.append(_shortcuts(pupil.shortcuts[0], pupil.shortcuts_taken))
    if isinstance(pupil.loaded, Loaded) and isinstance(source, Cells):
        from nngrade.notebook import telling

        found += telling.notes(pupil.loaded, source)
    return tuple(found)


def _shortcuts(module: str, taken: Sequence[Call]) -> str:
    """Calls that do the work of an exercise, which nobody can prevent: advice, and no more."""
    names = " and ".join(dict.fromkeys(f"{module}.{call.function}" for call in taken))
    first = taken[0]
    where = f"in {first.cell}, line {first.line}" if first.cell else f"in line {first.line}"
    return (
        f"{names} is called {where}. It draws the weights for you, which is fine in this exercise "
        "and costs no point. Could you write it yourself, from the formula of exercise 4?"
    )


def defined_again(source: Source, results: Sequence[CheckResult]) -> tuple[str, ...]:
    """Notes about failing functions of which there are two: perhaps the other is the right one."""
    failing = [result.name for result in results if result.status in BROKEN]
    if not failing:
        return ()
    from nngrade.diagnosis import written

    return tuple(written.defined_again(source, failing))


def _in_classes(source: Source, loaded: Reply | None, exercise: str) -> list[str]:
    """Functions that were found missing, since a class stands around them."""
    from nngrade.diagnosis.written import class_around, text

    if not isinstance(loaded, Loaded):
        return []
    missing = [q.name for q in rubrics.load(exercise).questions if q.name not in loaded.names]
    inside = {name: class_around(text(source), name) for name in missing}
    names = [name for name, around in inside.items() if around]
    if not names:
        return []
    those = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    verb = "stand" if len(names) > 1 else "stands"
    note = (
        f"{those} {verb} inside the class {inside[names[0]]}, where nngrade does not look. Write "
        "functions at top level: no class around them, nothing before `def`."
    )
    return [note]


def _meant_for(exercise: str, names: Sequence[str]) -> str | None:
    """The exercise whose functions these are, if they are none of `exercise`'s own."""

    def shared(name: str) -> int:
        return len({question.name for question in rubrics.load(name).questions} & {*names})

    if not names or shared(exercise):
        return None
    likely = max(rubrics.CATALOGUE, key=shared)
    return likely if shared(likely) else None
