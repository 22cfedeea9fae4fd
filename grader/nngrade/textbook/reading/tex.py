r"""LaTeX files: comments, sections and \\input taken care of, then read as every text is."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator
from pathlib import Path

from nngrade.textbook.reading import marked, tabular
from nngrade.textbook.reading.files import read_text
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import ACCEPT, MISSING, PROSE, Passage, Unopenable

LEVELS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
}
SECTION = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?(?:\[[^\]\n]*\])?\{([^\n]*?)\}(?=[^}]|$)"
)
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%([^\n]*)")
APART = re.compile(
    rf"\\(?:input|include|subfile)\s*\{{(?P<name>[^{{}}\n]+)\}}|{tabular.TABULAR.pattern}",
    re.DOTALL,
)
VERBATIM = re.compile(
    r"\\begin\{(verbatim|lstlisting|minted|comment)\*?\}.*?\\end\{\1\*?\}", re.DOTALL
)
VERBATIM_WORDS = re.compile(
    r"\\(?:verb|lstinline|mintinline(?:\[[^\]\n]*\])?\{\w+\})\*?(?:\[[^\]\n]*\])?"
    r"(?:\{[^{}\n]*\}|([^\w\s*{\[])[^\n]*?\1)"
)
CONDITION = re.compile(
    r"\\(?:(?P<if>if(?!f(?![A-Za-z])|thenelse)[A-Za-z@]*)|(?P<else>else)|fi)(?![A-Za-z@])"
)
NESTED = 12
FILES = 500


class Inclusions:
    r"""How far \\input may go: no file within itself, and not endlessly many."""

    def __init__(self) -> None:
        self.open: list[Path] = []
        self.main: Path | None = None  # as the author named it
        self.count = 0


def passages(path: Path, macros: Macros, within: Inclusions | None = None) -> Iterator[Passage]:
    """All of a file and of those that it inputs, in order."""
    within = within or Inclusions()
    within.count += 1
    within.open.append(path.resolve())
    within.main = within.main or path
    yield Passage(PROSE, "", 1, str(path))  # a file of macros alone is one of the book's, too
    text = _prepared(read_text(path))
    macros.learn(text)
    text = macros.displayed(text)
    at = 0
    for match in APART.finditer(text):
        yield from _piece(text, at, match.start(), path)
        if match["name"] is None:
            yield tabular.passage(match, text, str(path))
            inside = _piece(text, match.start(), match.end(), path)
            yield from (passage for passage in inside if passage.kind == ACCEPT)
        else:
            yield from _included(match, text, path, macros, within)
        at = match.end()
    yield from _piece(text, at, len(text), path)
    within.open.pop()


def _prepared(text: str) -> str:
    """Same lines, without comments and listings; sections as marks of their own lines."""
    text = VERBATIM_WORDS.sub(" ", text)
    text = COMMENT.sub(lambda m: m[1] + (f"<!--{m[2]}-->" if "nngrade:" in m[2] else ""), text)
    text = _without_false(VERBATIM.sub(lambda m: "\n" * m[0].count("\n"), text))
    return SECTION.sub(lambda m: rf"\nngradeheading{LEVELS[m[1]]}{{{m[2]}}}", text)


def _without_false(text: str) -> str:
    r"""Same lines, without what stands between `\\iffalse` and its `\\else` or `\\fi`."""
    done: list[str] = []
    at = depth = 0
    start = -1  # of the \\iffalse that is open
    for match in CONDITION.finditer(text):
        if start < 0:
            if match["if"] == "iffalse":
                start, depth = match.start(), 1
            continue
        depth += 1 if match["if"] else 0 if match["else"] else -1
        if depth == 0 or (match["else"] and depth == 1):
            done += [text[at:start], "\n" * text.count("\n", start, match.end())]
            at, start = match.end(), -1
    return "".join(done) + text[at:]


def _piece(text: str, start: int, end: int, path: Path) -> Iterator[Passage]:
    skipped = text.count("\n", 0, start)
    for passage in marked.passages(text[start:end], str(path), hashes=False):
        yield Passage(**{**vars(passage), "line": passage.line + skipped})


def _included(
    match: re.Match[str], text: str, path: Path, macros: Macros, within: Inclusions
) -> Iterator[Passage]:
    name = match["name"].strip().strip('"')
    line = text.count("\n", 0, match.start()) + 1
    candidates = _candidates(name, path, within)
    # Not `Path.is_file`, which fails on a name that is too long or a folder that is shut.
    found = next((one for one in candidates if os.path.isfile(one)), None)  # noqa: PTH113
    if found is None:
        reason = f"There is no file {name} here, so it was not read"
    elif found.resolve() in within.open or len(within.open) > NESTED or within.count > FILES:
        reason = f"The file {name} would be read within itself, so it was left out"
    else:
        try:
            yield from passages(found, macros, within)
        except Unopenable as problem:
            reason = str(problem)
        else:
            return
    expected = tuple(map(str, candidates))
    yield Passage(MISSING, f"{reason.rstrip('.')}.", line, str(path), expected=expected)


def _candidates(name: str, path: Path, within: Inclusions) -> list[Path]:
    """Where a file that is input may stand: LaTeX looks beside the main file; authors also write
    paths beside the one that inputs.
    """
    folders = dict.fromkeys(((within.main or path).parent, path.parent))
    return [
        beside / (name + suffix)
        for suffix in ("", ".tex")
        for beside in folders
        if suffix or Path(name).suffix
    ]
