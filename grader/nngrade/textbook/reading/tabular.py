r"""Tables of LaTeX (`tabular`, `tabularx`, `longtable`), written as those of Markdown are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nngrade.textbook.reading.marks import COMMENT
from nngrade.textbook.reading.passages import TABLE, Passage

# One table within another says nothing by its columns, and is left to be read as prose is.
TABULAR = re.compile(
    r"\\begin\{(?P<kind>tabular\*?|tabularx|tabulary|longtable)\}"
    r"(?P<inside>(?:(?!\\begin\{(?:tab|longtab)).){1,20000}?)\\end\{(?P=kind)\}",
    re.DOTALL,
)
COMMAND = re.compile(r"\\[A-Za-z]+")
COMPUTED = re.compile(r"[^A-Za-z=]*=[^A-Za-z]*")  # figures alone: a heading holds no result
GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
SHAPE = re.compile(rf"\s*(?:\[[^\]]*\]\s*)?{GROUP}")  # such as [t]{@{}lr@{}}
WIDTH = re.compile(rf"\s*{GROUP}")
RULE = re.compile(
    rf"\s*\\(?:(?P<whole>hline|(?:top|mid|bottom)rule|endhead|endfirsthead)|cline\s*{GROUP}"
    rf"|cmidrule\s*(?:\([^)]*\)\s*)?{GROUP}|addlinespace(?:\s*\[[^\]]*\])?|rowcolor\s*{GROUP}"
    rf"|caption\s*(?:\[[^\]]*\]\s*)?{GROUP}|label\s*{GROUP})"
)
ROW_END = re.compile(r"(?:\\\\\*?|\\tabularnewline)(?:\s*\[[^\]\n]{0,20}\])?")
STEP = re.compile(
    rf"(?P<end>{ROW_END.pattern})|(?P<cell>&)|\\begin\{{|\\end\{{|\\.|[{{}}$]|[^\\{{}}$&]+",
    re.DOTALL,
)
SPANNING = re.compile(rf"\s*\\multicolumn\s*\{{(\d)\}}\s*{GROUP}\s*\{{(.*)\}}\s*", re.DOTALL)
DRESSED = re.compile(
    rf"\s*(?:\\(?:textbf|textit|emph|num|multirow\s*{GROUP}\s*(?:\[[^\]]*\]\s*)?(?:{GROUP}|\*))\s*)?"
    r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\s*"
)


def passage(match: re.Match[str], text: str, file: str) -> Passage:
    """The table that `TABULAR` found in `text`: a line a row, each with the line it came from."""
    start = match.start("inside")
    inside = COMMENT.sub(lambda comment: " " * len(comment[0]), match["inside"])
    if match["kind"] in {"tabular*", "tabularx", "tabulary"} and (width := WIDTH.match(inside)):
        begin = width.end()
    else:
        begin = 0
    if shape := SHAPE.match(inside, begin):
        begin = shape.end()
    first = text.count("\n", 0, match.start()) + 1
    found: list[tuple[int, list[str]]] = []
    heading = -1
    for place, cells in _rows(inside, begin):
        cells[0], skipped, ruled = _below_rules(cells[0])
        if ruled and found and heading < 0:
            heading = len(found) - 1
        if any(cell.strip() for cell in cells):
            line = text.count("\n", 0, start + place + skipped) + 1
            found.append((line, [one for cell in cells for one in _plain(cell)]))
    return _as_markdown(found, heading, first, file)


def _below_rules(cell: str) -> tuple[str, int, bool]:
    """A row's first cell without the rules above it, how far down it begins, and whether one of
    them goes all across.
    """
    at, ruled = 0, False
    while rule := RULE.match(cell, at):
        at = rule.end()
        ruled = ruled or rule["whole"] is not None
    rest = cell[at:].lstrip()
    return rest, len(cell) - len(rest) if rest else at, ruled


def _as_markdown(
    found: list[tuple[int, list[str]]], heading: int, first: int, file: str
) -> Passage:
    ruled = 0 <= heading < len(found) - 1
    first_cells = found[heading if ruled else 0][1] if found else []
    if any(COMPUTED.fullmatch(COMMAND.sub("", cell)) for cell in first_cells):
        headed = False
    else:
        headed = ruled or (len(found) > 1 and not any("=" in cell for cell in first_cells))
    found = found[heading if ruled else 0 :] if headed else [(first, [""]), *found]
    shown = [f"| {' | '.join(cells)} |" for _, cells in found]
    lines = [line for line, _ in found]
    return Passage(
        TABLE, "\n".join([*shown[:1], "|---|", *shown[1:]]), first, file,
        rows=(*lines[:1], *lines[:1], *lines[1:]),
    )  # fmt: skip


def _rows(inside: str, begin: int) -> Iterator[tuple[int, list[str]]]:
    r"""The cells between & and \\ that stand in no braces, formula or environment, and where each
    row begins.
    """
    depth, formula, row = 0, False, begin
    cells = [""]
    for step in STEP.finditer(inside, begin):
        text = step[0]
        outside = depth == 0 and not formula
        if outside and step["end"]:
            yield row, cells
            cells, row = [""], step.end()
            continue
        if outside and step["cell"]:
            cells.append("")
            continue
        if text == "$":
            formula = not formula
        depth += {"{": 1, "\\begin{": 2, "}": -1, "\\end{": 0}.get(text, 0)
        cells[-1] += text
    yield row, cells


def _plain(cell: str) -> list[str]:
    """A cell without what only sets it, and the empty ones that it spans."""
    spanned = 0
    if wide := SPANNING.fullmatch(cell):
        spanned, cell = int(wide[1]) - 1, wide[2]
    while dressed := DRESSED.fullmatch(cell):
        cell = dressed[1]
    return [" ".join(cell.split()).replace("|", r"\vert "), *[""] * max(spanned, 0)]
