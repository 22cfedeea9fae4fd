"""``check("exercise3")`` in a running notebook: its cells, judged like any submission.

The cells go to a worker as text. Nothing of the kernel's memory is looked at but what was typed.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from nngrade import devices, judge, rubrics
from nngrade.notebook import history, order, replay
from nngrade.printable import printable
from nngrade.report import Report
from nngrade.sandbox.launch import LaunchError
from nngrade.source import Source
from nngrade.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "this notebook"


class Verdict(Report):
    """A report that a notebook shows as HTML, and a terminal as text."""

    @staticmethod
    def of(report: Report) -> Verdict:
        parts: dict[str, Any] = {f.name: getattr(report, f.name) for f in fields(report) if f.init}
        return Verdict(**parts)

    def _repr_html_(self) -> str:
        from nngrade.render import html

        return html.render(self)

    def __repr__(self) -> str:
        import click

        from nngrade.render import text

        return click.unstyle(text.render(self, more='`only="CHECK"` looks at one.'))


def running() -> bool:
    """Whether this process is a notebook's kernel."""
    return history.running_shell() is not None


def check(exercise: str, path: str | os.PathLike[str] | None, options: judge.Options) -> Verdict:
    """The verdict on a file, or without one on the cells that were run in this session.

    What was asked wrongly is shown as its one sentence, without a traceback.
    """
    try:
        if path is None:
            return Verdict.of(_cells_checked(exercise, options))
        return Verdict.of(judge.check_file(exercise, path, options))
    except (ValueError, LaunchError) as problem:
        _show_briefly(problem, printable(str(problem)))
        raise
    except KeyboardInterrupt as stop:
        _show_briefly(stop, "Interrupted: the check was stopped.")
        raise


def _show_briefly(error: BaseException, sentence: str) -> None:
    """IPython asks an exception for what to show in place of its traceback."""
    vars(error)["_render_traceback_"] = lambda: [sentence]


def _cells_checked(exercise: str, options: judge.Options) -> Report:
    name = rubrics.resolve(exercise)
    record = history.watch()
    assert record is not None
    page = history.page(record)
    ran = history.executions(record, page)
    functions = _functions(name)
    defined = {each for execution in ran for each in order.names(execution.code).set}
    if not defined & set(functions):
        file = folder.own_copy(name)
        if file is not None and file.suffix == ".py":
            report = judge.check_file(name, None, options)
            note = f"No cell that was run defines a function of {name}: {file} was checked."
            return replace(report, notes=(*report.notes, note))
    report = _judged(name, replay.replayed(ran), options)
    notes = order.notes(ran, functions, list(page))
    if not defined & set(functions):
        notes.append(f"No cell that was run defines a function of {name}. Run those cells first.")
    return replace(report, notes=(*report.notes, *notes))


def _judged(name: str, source: Source, options: judge.Options) -> Report:
    chosen = replace(options, device=devices.choose(options.device))
    with closing(judge.prepare(name, chosen)) as start:
        if chosen.only is not None:
            judge.require_check(name, chosen.only)
        return judge.judge(name, source, NAME, chosen, start)


def _functions(exercise: str) -> Sequence[str]:
    """What the exercise asks for, in its order."""
    questions = rubrics.load(exercise).questions
    return list(dict.fromkeys(question.name.partition("/")[0] for question in questions))
