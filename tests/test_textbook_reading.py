"""Chapters in text and Markdown: which formulas are found, on which lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from nngrade.textbook.checking import check
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED
from nngrade.textbook.reading import book
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import FORMULA, HEADING, PLAIN, TABLE
from nngrade.textbook.reading.plain import equations, is_code


def found(path: Path, text: str) -> list[tuple[str, str, int]]:
    path.write_text(text, "utf-8")
    kinds = {FORMULA, PLAIN, TABLE}
    passages = book.passages([path], Macros())
    return [(one.kind, one.text.strip(), one.line) for one in passages if one.kind in kinds]


def test_markdown_marks(tmp_path: Path) -> None:
    """Every way of marking a formula, with the line on which it begins."""
    text = "$a=1$ and \\(b=2\\)\n\n$$\nc=3\n$$\n\\[ d=4 \\]\n\\begin{align}\ne&=5\n\\end{align}\n"
    got = found(tmp_path / "a.md", text)
    assert [(one[1].split("\n")[0], one[2]) for one in got] == [
        ("a=1", 1), ("b=2", 1), ("c=3", 3), ("d=4", 6), ("\\begin{align}", 7),
    ]  # fmt: skip


def test_an_equality_in_words(tmp_path: Path) -> None:
    """A name, "is", and a figure; but no comparison and no other formula."""
    text = (
        "$h_2$ is calculated to be 0.95. $\\eta$ is 0.1, $n$ is 3 times larger, $x$ is 2 or 3, "
        "$a + b$ is 4."
    )
    got = [one[1] for one in found(tmp_path / "a.md", text)]
    assert got == ["h_2 = 0.95", "\\eta = 0.1", "n", "x", "a + b"]


def test_problems_are_sections(tmp_path: Path) -> None:
    """Bold lines and plain ones that number a problem or an example, and no others."""
    text = (
        "**Problem 2.** Let x = 1\n\n**Step 1:** y = 2\n\nExercise 4: z = 3\n\nThis example 2 is\n"
        "**11. Quick self-check question**\n"
    )
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    told = book.passages([path], Macros())
    assert [(one.text, one.line) for one in told if one.kind == HEADING] == [
        ("Problem 2", 1), ("Exercise 4", 5), ("11. Quick self-check question", 8),
    ]  # fmt: skip


def test_what_is_no_formula(tmp_path: Path) -> None:
    """Prices, programs, comments and escaped dollars are left alone."""
    text = (
        "It costs $5 and then $7 more, \\$3.\n<!-- $x = 1$ -->\n"
        "```python\nx = 1 + 1\n```\nx = np.array(3)\nimport y = 2\n"
    )
    assert found(tmp_path / "a.md", text) == []


def test_options_of_a_directive_are_no_formula(tmp_path: Path) -> None:
    """A label and the like, at the head of a block of mathematics."""
    text = "```{math}\n:label: energy\n:enumerated: false\na = 2\n```\n"
    (one,) = found(tmp_path / "a.md", text)
    assert one[1] == "a = 2"
    assert [v.line for v in book.passages([tmp_path / "a.md"], Macros())] == [2]


def test_marks_of_restructured_text(tmp_path: Path) -> None:
    """Roles and directives, in files of its own and in Markdown; their options are no formula."""
    text = (
        "A :math:`a=1` and {math}`b=2`.\n\n.. math::\n   :label: x\n\n   c=3\n\n.. math:: d=4\n\n"
        "Text: e = 5\n"
    )
    got = found(tmp_path / "a.rst", text)
    assert [one[1].split()[-1] for one in got] == ["a=1", "b=2", "c=3", "d=4", "5"]


def test_what_markdown_has_besides(tmp_path: Path) -> None:
    """Front matter, entities, tags and equation numbers are no part of a formula."""
    text = (
        "---\ntitle: a = 2 + 2\n---\n4&times;5 = 20, <i>x</i> = 2<sup>3</sup> = 8 &amp; "
        "1 234 * 2 = 2 468\n\n\\begin{equation}\ny = 3 (\\#eq:y)\n\\end{equation}\n"
    )
    got = [(one[1], one[2]) for one in found(tmp_path / "a.md", text)]
    assert got[:3] == [("4×5 = 20", 4), ("x = 2^3 = 8", 4), ("1234 * 2 = 2468", 4)]
    assert "eq" not in got[3][0].replace("equation", "")


def test_doubled_marks(tmp_path: Path) -> None:
    """Some sites need two backslashes before a bracket; behind a row they are its end."""
    text = "We get \\\\(a=1\\\\) and \\\\[ b=2 \\\\]\n\n$$\nc=3 \\\\[6pt]\nd=4\n$$\n"
    got = found(tmp_path / "a.md", text)
    assert [one[1].split("\n")[0] for one in got] == ["a=1", "b=2", "c=3 \\\\[6pt]"]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ("the density is therefore 10/5=2 (samples/interval).", ["10/5=2"]),
        ("an area of 5×5=25 unit squares.", ["5×5=25"]),
        ("We choose w1 = 1, w2 = 1 and the bias b = -1.5.", ["w1 = 1", "w2 = 1", "b = -1.5"]),
        ("so z = w1*x1 + w2*x2 + b = 0.5 here", ["z = w1*x1 + w2*x2 + b = 0.5"]),
        (r"that is 5\*5\*3 = 75 weights", ["5 *5 *3 = 75"]),
        ("[it](https://example.org/a?b=1) has 2*3 = 6", ["2*3 = 6"]),
        ("E = ½(0.8 − 2.9)² = 2.205", ["E = ½(0.8 − 2.9)² = 2.205"]),
        ("this equals nothing = at all", []),
        ("4*1.25e6 = 5 million", []),
        ("so 4.3 = 4.0 + these two fixes", []),
        ("two + 3 = 5, the rest - 3 = 5", []),
        ("- w1 = 0.5 and 2 * 3 = 6", ["w1 = 0.5", "2 * 3 = 6"]),
        ("1. x = 3", ["x = 3"]),
        ("sigmoid(0) = 0.5, then", ["sigmoid(0) = 0.5"]),
        ("the sigmoid σ(z) = 3 and the loss L = 2·4 = 8", ["σ(z) = 3", "L = 2·4 = 8"]),
        ("score[2][1] = [1, 4] · [2, 0] = 1·2 + 4·0 = 2", ["[1, 4] · [2, 0] = 1·2 + 4·0 = 2"]),
        ("the second token: (2, 0·3) = (2, 0)", ["(2, 0·3) = (2, 0)"]),
        ("so dW = (−0.3) ⊗ x and δ = ê ⊗ y = 3", []),
        ("Given: a = 0.4 | b = 0.9", ["a = 0.4", "b = 0.9"]),
        ("**q = 0.2**, r = **0.3** and s = t**2 = 4", ["q = 0.2", "r =   0.3", "s = t**2 = 4"]),
        ("o p1 = 2·3 = 6", ["p1 = 2·3 = 6"]),
        ("Right answers: 45/50 = 0.9 = 90%", ["45/50 = 0.9 = 90%"]),
        ("our share = 45/50 = 0.9", ["45/50 = 0.9"]),
        ("y (true label) = 1, lambda = 0.5", ["y              = 1", "lambda = 0.5"]),
        ("w₁,₂ = 0.5·4 = 2", ["w₁,₂ = 0.5·4 = 2"]),
        ("q = log 0.5 + log 0.25 = -2.0794", ["q = log 0.5 + log 0.25 = -2.0794"]),
        ("At w = 0 it is p = 0.5", ["w = 0", "p = 0.5"]),
    ],
)
def test_equations_in_a_sentence(row: str, texts: list[str]) -> None:
    """An equation begins and ends where the mathematics does."""
    assert [text for _, text in equations(row)] == texts


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ("a = 0.5(2) = 1      b = a + 1 = 2", ["a = 0.5(2) = 1", "b = a + 1 = 2"]),
        ("c   = a + b    = 3   (because b > 0)", ["c   = a + b    = 3"]),
        ("d = 0.4   ←  e = 0, so nothing changes", ["d = 0.4", "e = 0"]),
        ("step 2: f = 0.4   g = 2·0.4 = 0.8", ["f = 0.4", "g = 2·0.4 = 0.8"]),
        ("error of the second unit = 0.9 − 0.6 = 0.3", ["0.9 − 0.6 = 0.3"]),
        ("h = 4 items of it", ["h = 4"]),
        ("V = δ ⊗ x = [3]", []),
    ],
)
def test_rows_that_are_all_formula(row: str, texts: list[str]) -> None:
    """Several equations on a row, and words before and behind them."""
    assert [text for _, text in equations(row, alone=True)] == texts


def test_rows_that_go_on(tmp_path: Path) -> None:
    """A row that begins with = or + belongs to the equation above it, or, if that cannot be read,
    to nothing at all.
    """
    text = (
        "s = 3·2\n    + 4\n  = 6 + 4\n  = 10.\n\n= 2·3 = 6\n= 2·4 = 8\n\nβ = 1\n\n"
        "δ = ∆(?)\n   = 2·5 = 10\n\nA = 3 + 4\n  + the others\n\n- w = 1\n- v = 2\n"
    )
    assert [one[1:] for one in found(tmp_path / "a.txt", text)] == [
        ("s = 3·2\n+ 4\n= 6 + 4\n= 10", 1), ("2·3 = 6", 6), ("2·4 = 8", 7), ("β = 1", 9),
        ("2·5 = 10", 12), ("w = 1", 17), ("v = 2", 18),
    ]  # fmt: skip


def test_fractions_that_fell_apart(tmp_path: Path) -> None:
    """Numerators on the row above, denominators between the signs: that is no equation."""
    text = "hits 30 30\nRate = all = 30+10 = 40 = 0.75\n\n0 1 1\nz = 2·3 = 6\n"
    assert [one[1] for one in found(tmp_path / "a.txt", text)] == ["z = 2·3 = 6"]


def test_a_result_is_not_computed_from(tmp_path: Path) -> None:
    """A row that begins with = has lost its name where the row above has come to a figure."""
    text = "w = 0.5\n= 0.2·3 = 0.6\nv = 9/10 = 0.9\n= 90%\n"
    assert [one[1] for one in found(tmp_path / "a.txt", text)] == [
        "w = 0.5", "0.2·3 = 0.6", "v = 9/10 = 0.9\n= 90%",
    ]  # fmt: skip


def test_rows_without_a_relation_of_their_own(tmp_path: Path) -> None:
    """A fence may say first what is computed, and a row may end with its relation."""
    text = "```\nStep one:\nmax(2, 3)\n  = 3\n```\n\nk = 2·8 − 4 =\n12. And l = 2·3 =\nnothing\n"
    assert [one[1] for one in found(tmp_path / "a.md", text)] == [
        "max(2, 3)\n= 3", "k = 2·8 − 4\n= 12", "l = 2·3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row", ["f'(x) = 2x", "let's say y = 0.5(3)", "with x = 2", "the True label is t = 1"]
)
def test_sentences_are_no_programs(row: str) -> None:
    assert not is_code(row)


@pytest.mark.parametrize(
    "row", ["x = 'a'", 'd = {"k": 1}', "x = f(True)", "y = a.b(3)", "from a import b; c = 1"]
)
def test_programs_are_no_sentences(row: str) -> None:
    assert is_code(row)


def test_percent_after_a_space(tmp_path: Path) -> None:
    """75 %, with any space, is 0.75; % between two figures is a remainder, which is not read."""
    path = tmp_path / "a.md"
    path.write_text(
        "Done are 6/8 = 75 %.\n\nDone are 6/8 = 75&nbsp;% of them.\n\nRatio = 6/8 = 0.75 = 75 %\n\n"
        "Done are 6/8 = 74 %.\n\nOne in a thousand: 1/1000 = 1 ‰.\n\n$1/1000 = 1$ ‰\n\n"
        "```\nx = 17 % 5 = 2\n```\n",
        "utf-8",
    )
    verdicts = check([path]).review.verdicts
    got = [(one.claim.line, one.status) for one in verdicts]
    assert got == [
        (1, HOLDS), (3, HOLDS), (5, HOLDS), (5, HOLDS), (7, ERRATUM), (11, UNCHECKED),
    ]  # fmt: skip


def judged(path: Path, text: str) -> list[tuple[int | None, str]]:
    path.write_text(text, "utf-8")
    return [(one.claim.line, one.status) for one in check([path]).review.verdicts]


def test_bullets_below_an_item(tmp_path: Path) -> None:
    """The sign before a nested item is a bullet where the sum above has come to its end."""
    text = (
        "1. 2 + 2 = 4\n   - 4 + 5 = 9\n   * 5 + 5 = 10\n   + 6 + 5 = 12\n\n"
        "Here x = 6\n  - 1 + 1 = 2\n"
    )
    assert judged(tmp_path / "a.md", text) == [
        (1, HOLDS), (2, HOLDS), (3, HOLDS), (4, ERRATUM),
    ]  # fmt: skip
    text = "- z = 0.5 · 1\n  + 0.25 · 2 = 1\n\n```\ny = 3\n  + 2·2 = 7\n```\n"
    assert judged(tmp_path / "b.md", text) == [(2, HOLDS), (6, HOLDS)]


def test_an_operator_at_the_end_of_a_row(tmp_path: Path) -> None:
    """What it joins is one expression; where its beginning is in words, none of it is read."""
    text = (
        "z = 0.5 · 1 +\n    0.25 · 2 = 1\n\ny = 0.5 · 1 -\n0.25 · 2 +\n0.5 · 3 = 1.6\n\n"
        "The sum of both, and 0.5 · 1 +\n0.25 · 2 = 1\n"
    )
    assert judged(tmp_path / "a.md", text) == [(2, HOLDS), (6, ERRATUM)]
    text = "$z = 0.5 \\cdot 1 +$\n$0.25 \\cdot 2 = 1$\n\n$a^+$ and $2 + 2 = 5$\n"
    assert judged(tmp_path / "b.md", text) == [(2, HOLDS), (4, ERRATUM)]


def test_rows_of_sums(tmp_path: Path) -> None:
    """Sums and means below a table need not fit its formulas, with or without a word for them."""
    head = "| $x$ | $x^2$ |\n|---|---|\n| 1 | 1 |\n| 2 | 4 |\n| 4 | 16 |\n"
    right = [(3, HOLDS), (4, HOLDS), (5, HOLDS)]
    path = tmp_path / "a.md"
    assert judged(path, head + "| 7 | 21 |\n| 2.33 | 7.0 |\n") == [
        *right, (6, UNCHECKED), (7, UNCHECKED),
    ]  # fmt: skip
    assert judged(path, head + "| 7 | 48 |\n") == [*right, (6, ERRATUM)]
    head = "| i | $x$ | $x^2$ |\n|-|-|-|\n| a | 1 | 1 |\n| b | 2 | 4 |\n| c | 4 | 16 |\n"
    for label in ("**Total**", "Σ", "$\\sum$", "average", "mean"):
        assert judged(path, f"{head}| {label} | 5 | 20 |\n") == [*right, (6, UNCHECKED)]
    assert judged(path, head + "| meaning | 5 | 20 |\n") == [*right, (6, ERRATUM)]


def test_comments_and_short_rules_in_tables(tmp_path: Path) -> None:
    """A row's comment accepts that row; a rule may have one dash between its colons."""
    text = (
        "| $x_1$ | $2 x_1$ |\n|:-:|:-:|\n| 1 | 2 |\n| 2 | 5 | <!-- nngrade: accept on purpose -->\n"
        "| 3 | 6 |\n| 4 | 9 |\n| 5 | 10 |\n"
    )
    assert judged(tmp_path / "a.md", text) == [
        (3, HOLDS), (4, UNCHECKED), (5, HOLDS), (6, ERRATUM), (7, HOLDS),
    ]  # fmt: skip


def test_equations_in_an_array(tmp_path: Path) -> None:
    """An array may align equations; one in brackets is a matrix or a system, as before."""
    text = (
        "$$\\begin{array}{rcl} z &=& 3\\cdot 3-1 \\\\ &=& 8 \\end{array}$$\n\n"
        "$$\n\\begin{array}{ll}\ny & = 3\\cdot 2 \\\\\n & = 7\n\\end{array}\n$$\n\n"
        "$$2\\left(\\begin{array}{cc} 1 & 2 \\\\ 3 & 4 \\end{array}\\right)"
        " = \\left(\\begin{array}{cc} 2 & 4 \\\\ 6 & 8 \\end{array}\\right)$$\n"
    )
    assert judged(tmp_path / "a.md", text) == [(1, HOLDS), (6, ERRATUM), (10, HOLDS)]
