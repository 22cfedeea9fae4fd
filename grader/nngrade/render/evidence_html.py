"""What went in, what was expected and what came, as HTML: in columns, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nngrade import report as r
from nngrade.render import figures
from nngrade.render.markup import Markup, element, words
from nngrade.report import CheckResult

WIDTH = 160  # characters of a value that is shown on one line
MONO = "font-family:ui-monospace,monospace;font-size:13px"
# All is said, nothing left to the page: a notebook has rules of its own for tables.
PLAIN = (
    "border:none;background:none;color:inherit;padding:0 .9em 0 0;vertical-align:top;"
    "text-align:left;line-height:1.5"
)
LABEL = f"{PLAIN};font-weight:normal;white-space:nowrap;opacity:.75;min-width:5em"
NUMBER = f"{PLAIN};{MONO};text-align:right;white-space:nowrap"
WRONG = "font-weight:bold;border-bottom:2px solid #d1453b"
TEXT = f"{PLAIN};{MONO};white-space:pre-wrap;overflow-wrap:anywhere"


def evidence(check: CheckResult) -> Markup:
    """The tables of one failure; `check` has its evidence."""
    seen = check.evidence
    assert seen is not None
    inputs = figures.arguments(seen.inputs, WIDTH)
    given = [_labelled("with", seen.label, mono=False), *(_labelled("", line) for line in inputs)]
    tables = [_table(given)]
    if seen.answered and seen.expected is not None:
        tables += _compared(seen.expected, seen.actual, seen.wrong, seen.results)
        lines = [_labelled("" if i else "that is", w) for i, w in enumerate(check.workings)]
        tables += [_table(lines)] if lines else []
    elif seen.answered and check.status != r.FAILED:
        tables.append(_table([_labelled("you gave", figures.inline(seen.actual, WIDTH))]))
    return element("div", *tables, style="margin:.4em 0")


def _compared(due: Any, came: Any, wrong: Any, names: Sequence[str]) -> list[Markup]:
    """Expected and actual; of several results those that are wrong, one after another."""
    if isinstance(wrong, list):
        tables = []
        for name, one_due, one_came, bad in figures.wrong_results(due, came, wrong, names):
            tables.append(_table([_labelled("in", name)]))
            tables += _compared(one_due, one_came, bad, ())
        return tables
    rows = figures.compared(due, came, wrong)
    if rows is None:
        texts = figures.on_lines(due, came, wrong, WIDTH)
        if wrong is None and texts[0] == texts[1]:  # right, and the fault lies elsewhere
            return []
        pairs = zip(("expected", "you gave"), texts, strict=True)
        return [_table([_labelled(*pair) for pair in pairs])]
    return [_table(line for row in rows for line in _lines(row))]


def _lines(row: figures.Row) -> list[Markup]:
    """Two lines of numbers, and one that points to those which differ."""
    marks = [element("td", words("↑" if cell.wrong else ""), style=NUMBER) for cell in row.cells]
    return [
        _line(f"{row.name}expected", [_number(cell.due, wrong=False) for cell in row.cells]),
        _line(f"{row.name}you gave", [_number(cell.came, cell.wrong) for cell in row.cells]),
        _line("differs", marks),
    ]


def _number(figure: str, wrong: bool) -> Markup:
    shown = element("span", words(figure), style=WRONG) if wrong else words(figure)
    return element("td", shown, style=NUMBER)


def _labelled(label: str, said: str, mono: bool = True) -> Markup:
    if not mono:
        return _line(label, [element("td", words(said), style=PLAIN)])
    return _line(label, [element("td", words(said), style=TEXT)])


def _line(label: str, cells: list[Markup]) -> Markup:
    scope = {"scope": "row"} if label else {}
    head = element("th" if label else "td", words(label), style=LABEL, **scope)
    return element("tr", head, *cells, style="background:none")


def _table(lines: Any) -> Markup:
    """A table that scrolls by itself where the page is narrow."""
    style = "border-collapse:collapse;margin:.2em 0;border:none;table-layout:auto"
    return element("div", element("table", *lines, style=style), style="overflow-x:auto")
