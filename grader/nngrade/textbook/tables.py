"""Tables: columns headed by names and formulas, held against one another row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED
from nngrade.textbook.grids import Result
from nngrade.textbook.intervals import Beyond, hull
from nngrade.textbook.language.chains import Side, chains, read_side
from nngrade.textbook.language.lexicon import Lexicon
from nngrade.textbook.language.tree import Name, Node, names
from nngrade.textbook.language.writing import written
from nngrade.textbook.printed import Figure
from nngrade.textbook.reading.marked import FORMULAS
from nngrade.textbook.reading.marks import COMMENT, marked
from nngrade.textbook.reading.sentences import crossed
from nngrade.textbook.sides import Finding, Look, fits, result_shown, seen
from nngrade.textbook.slopes import Missing
from nngrade.textbook.views import View

MARKED = re.compile(r"^\$+(.*?)\$+$|^\\\((.*)\\\)$|^`(.*)`$|^\*+(.*?)\*+$", re.DOTALL)
MEASURED = "the column may hold what was measured, and not what the formula gives"
SUMMED = "it stands in a row of sums or means, which the formula of a row need not give"
SUMMARY = re.compile(
    r"(?i)[\W_]*(?:(?:mathbf|text|textbf|mathrm)\{)?\W*"
    r"(?:(?:(?:grand |sub)?totals?|sums?|means?|averages?|avg|overall|medians?|std|variances?"
    r"|summe|mittelwert|somme|moyenne|suma|media|promedio)(?![^\W_])|[Σ∑](?!\w)"
    r"|(?:sum|Sigma|bar|overline)(?![A-Za-z]))"
)
ROWS = 400
WORKING = re.compile(r"(?i)calculation|computation|working|expression|substitution|operation")
RESULT = re.compile(r"(?i)value|result|answer|output|=")


@dataclass(frozen=True)
class Column:
    """What a column's heading says: a name, a formula, or nothing that can be read."""

    name: Name | None
    formula: Node | None


@dataclass(frozen=True)
class Told:
    """A finding on the cell of a row; `row` counts the table's lines from 0."""

    finding: Finding
    row: int
    text: str


def rows(table: str) -> list[tuple[int, list[str]]]:
    """The cells of every line but the rule below the headings."""
    found = []
    for offset, line in enumerate(table.rstrip("\n").split("\n")):
        if offset == 1 or not line.strip():
            continue
        row = COMMENT.sub("", line).strip()
        cells = re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))
        found.append((offset, [cell.strip() for cell in cells]))
    return found[: ROWS + 1]


def unmarked(cell: str) -> tuple[str, bool]:
    """A cell's text without its marks, and whether it is plain text and no LaTeX."""
    match = MARKED.match(cell)
    if not match:
        return cell, "\\" not in cell
    inner = next(group for group in match.groups() if group is not None)
    return inner.strip(), not cell.startswith(("$", "\\("))


def formulas(cell: str) -> list[tuple[str, bool]]:
    """What of a cell may hold equations, and whether it is plain text."""
    if "$" in cell or r"\(" in cell:
        return [(one.inside, False) for one in marked(cell, hashes=False) if one.kind in FORMULAS]
    text, plain = unmarked(cell)
    return [(crossed(text) if plain else text, plain)]


def has_relation(cell: str) -> bool:
    return bool(re.search(r"[=≈]|\\approx", cell))


def workings(table: str, bench: Bench, lexicon: Lexicon) -> list[Told]:
    """Findings on the cells below "Value" whose neighbours below "Calculation" give them."""
    lines = rows(table)
    heads = lines[0][1] if lines else []
    places = [
        place
        for place, (head, after) in enumerate(pairwise(heads))
        if WORKING.match(unmarked(head)[0]) and RESULT.match(unmarked(after)[0])
    ]
    found = []
    for offset, cells in lines[1:]:
        for place in places:
            printed = _figure(cells[place + 1], lexicon) if place + 1 < len(cells) else None
            if printed is None or has_relation(cells[place]):
                continue
            text, plain = unmarked(cells[place])
            side = Side(text, "", 0)
            read_side(side, lexicon, plain=plain)
            one = seen(side)
            if one.tree is None or not one.numeric or one.figure is not None:
                continue
            if looks := bench.look(one.tree)[0]:
                text, derived = written(one.tree), result_shown(looks[0].exact, printed)
                right = fits(replace(one, figure=printed), looks[0])
                message = "" if right else f"{text} = {derived}."
                finding = Finding(HOLDS if right else ERRATUM, printed.text, derived, message)
                found.append(Told(finding, offset, f"{text} = {printed.text}"))
    return found


def judge(table: str, bench: Bench, lexicon: Lexicon) -> list[Told]:
    """Findings on cells whose column or name has a formula that the row's other cells give."""
    lines = rows(table)
    if len(lines) < 2:
        return []
    columns = [_column(cell, lexicon) for cell in lines[0][1]]
    if not any(column.formula is not None or column.name is not None for column in columns):
        return []
    found: dict[int, list[Told]] = {}
    above: list[list[Figure | None]] = []
    for offset, cells in lines[1:]:
        figures = [_figure(cell, lexicon) for cell in cells]
        labelled = SUMMARY.match(next(filter(None, cells), "")) is not None
        ends = len(lines) - len(above) <= 3  # the last two rows
        for index, told in _row(offset, figures, columns, bench):
            one = told.finding
            if one.status == ERRATUM and (labelled or (ends and _sums_up(index, figures, above))):
                one = replace(one, status=UNCHECKED, message=SUMMED)
            found.setdefault(index, []).append(replace(told, finding=one))
        above.append(figures)
    return [told for column in found.values() for told in _sober(column)]


def _sums_up(index: int, row: list[Figure | None], above: list[list[Figure | None]]) -> bool:
    """Whether all of a row's figures are the sums or all are the means of what stands above; a row
    of means may stand below one of sums.
    """
    for count in {len(above), len(above) - 1} - {-1, 0, 1}:
        columns = list(zip(*(one[: len(row)] for one in above[:count]), strict=False))
        told = [
            place
            for place, column in enumerate(columns)
            if row[place] is not None and None not in column
        ]
        for share in (1, count):
            if index in told and all(_gives(row[at], columns[at], share) for at in told):
                return True
    return False


def _gives(figure: Figure | None, column: Sequence[Figure | None], share: int) -> bool:
    """Whether a figure other than 0 is a column's sum over `share`, as far as it is rounded."""
    known = [one for one in column if one is not None]
    assert figure is not None
    rounded = sum((one.unit for one in known if one.unit < 1), Fraction(0)) / share
    if figure.unit < 1 or share > 1:
        rounded += figure.unit
    whole = sum((one.value for one in known), Fraction(0)) / share
    return figure.value != 0 and abs(whole - figure.value) * 2 <= rounded


def _sober(column: list[Told]) -> list[Told]:
    """A column that is wrong in half of its rows is most likely something else."""
    wrong = [told for told in column if told.finding.status == ERRATUM]
    if len(wrong) * 2 < len(column) or (len(column) == 1 and not wrong):
        return column
    reason = "the column differs from its formula in many rows; it may mean something else"
    return [
        Told(Finding(UNCHECKED, t.finding.printed, t.finding.derived, reason), t.row, t.text)
        for t in column
    ]


def _column(cell: str, lexicon: Lexicon) -> Column:
    text, plain = unmarked(cell)
    if has_relation(text):
        for chain in chains(text, lexicon, plain=plain):
            head = chain.sides[0].tree if chain.sides else None
            last = chain.sides[-1].tree if chain.sides else None
            if isinstance(head, Name) and last is not None:
                return Column(head, last)
        return Column(None, None)
    side = Side(text, "", 0)
    read_side(side, lexicon, plain=plain)
    if isinstance(side.tree, Name):
        return Column(side.tree, None)
    if side.tree is None or not names(side.tree):
        return Column(None, None)
    return Column(None, side.tree)


def _row(
    offset: int, figures: list[Figure | None], columns: list[Column], bench: Bench
) -> list[tuple[int, Told]]:
    instead: dict[Name, Result] = {}
    for column, printed in zip(columns, figures, strict=False):
        if column.name is not None and printed is not None:
            instead[column.name] = _value(printed)
    found = []
    for index, (column, printed) in enumerate(zip(columns, figures, strict=False)):
        formula = column.formula or _known_formula(column, bench, instead)
        if printed is None or formula is None or not names(formula) & set(instead) - {column.name}:
            continue
        others = {name: value for name, value in instead.items() if name != column.name}
        finding = _compared(printed, formula, bench, others)
        if finding and finding.status == ERRATUM and column.formula is None:
            finding = replace(finding, status=UNCHECKED, message=MEASURED)
        if finding:
            found.append((index, Told(finding, offset, f"{written(formula)} = {printed.text}")))
    return found


def _known_formula(column: Column, bench: Bench, instead: dict[Name, Result]) -> Node | None:
    """The text's own formula of a name, where the row tells all that it is made of."""
    if column.name is None:
        return None
    known = bench.environment.formula(column.name)
    if known is None:
        return None
    needed = {name for name in names(known.tree) if not bench.environment.latest(name)}
    return known.tree if needed <= set(instead) else None


def _figure(cell: str, lexicon: Lexicon) -> Figure | None:
    text, plain = unmarked(cell)
    if not re.match(r"(?:\\(?:boxed|mathbf|textbf)\{)?\s*[-−+]?\s*[\d.]", text):
        return None
    side = Side(text.lstrip("+ "), "", 0)
    read_side(side, lexicon, plain=plain)
    return seen(side).figure


def _value(printed: Figure) -> Result:
    if printed.digits >= 3 and printed.unit < 1:
        return hull(printed.value, printed.rounding())
    return printed.value


def _compared(
    printed: Figure, formula: Node, bench: Bench, instead: dict[Name, Result]
) -> Finding | None:
    one = seen(Side(printed.text, "=", 0))
    one.figure = printed
    view = View(bench.environment, exact=False, instead=instead)
    try:
        value = view.evaluate(formula)
    except (Missing, Beyond):
        return None
    derived = result_shown(value, printed)
    if fits(one, Look(value, value, "row")):
        return Finding(HOLDS, printed.text, derived, "")
    return Finding(
        ERRATUM, printed.text, derived, f"With this row's values {written(formula)} = {derived}."
    )
