"""Files of every format, several as one book; what is refused, and how."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from nngrade.textbook.checking import check
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED
from nngrade.textbook.reading.passages import Unopenable


def test_latex_files(tmp_path: Path) -> None:
    """Macros, comments, listings, sections and input files; each line counts in its own file."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("\n\\section{Inner}\n$\\two + 1 = 4$\n", "utf-8")
    main = tmp_path / "main.tex"
    main.write_text(
        "\\newcommand{\\two}{2}\n\\newcommand{\\half}[1]{\\frac{#1}{2}}\n"
        "% $1 = 5$\n\\begin{verbatim}\n$1 = 6$\n\\end{verbatim}\n"
        "\\section{Outer}\n\\input{parts/one}\n"
        "$\\half{6} = 2$ % nngrade: accept for fun\n$1 + 1 = 7$",
        "utf-8",
    )
    checked = check([main])
    verdicts = checked.review.verdicts
    told = [
        (Path(file).name, one.claim.line, one.claim.where, one.status)
        for one, file in zip(verdicts, checked.files, strict=True)
    ]
    assert told == [
        ("one.tex", 3, "one.tex: Inner", ERRATUM),
        ("main.tex", 9, "main.tex: Inner", UNCHECKED),
        ("main.tex", 10, "main.tex: Inner", ERRATUM),
    ]


def test_an_authors_own_displays(tmp_path: Path) -> None:
    """`\\be … \\ee` and `\\eq{…}` are the displays that they were made for, line by line."""
    main = tmp_path / "main.tex"
    main.write_text(
        "\\newcommand{\\be}{\\begin{equation}}\n\\def\\ee{\\end{equation}}\n"
        "\\newcommand{\\eq}[1]{\\[#1\\]}\n\\be \\label{one}\n1 + 1 = 3 \\nonumber\n\\ee\n"
        "\\eq{\n 2 + 2\n = 5 }\n\\begin{IEEEeqnarray}{rCl}\n a &=& 3 + 3 \\\\\n &=& 7\n"
        "\\end{IEEEeqnarray}\n",
        "utf-8",
    )
    verdicts = check([main]).review.verdicts
    told = [(one.claim.text, one.claim.line, one.status) for one in verdicts]
    assert told == [
        ("1 + 1 = 3", 5, ERRATUM),
        ("2 + 2 = 5", 9, ERRATUM),
        ("3 + 3 = 7", 12, ERRATUM),
    ]


def test_input_in_circles_ends(tmp_path: Path) -> None:
    """A file that inputs itself is told of, and costs nothing else."""
    main = tmp_path / "main.tex"
    main.write_text("\\input{main} $1 + 1 = 3$", "utf-8")
    checked = check([main])
    (circle,), (wrong,) = checked.missing, checked.review.verdicts
    assert circle.text == "The file main would be read within itself, so it was left out."
    assert wrong.status == ERRATUM


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("{lr} $x$ & $x^2$ \\\\ 2 & 4 \\\\ 3 & 9 \\\\ 4 & 15 \\end{tabular}", [(1, "15")]),
        (
            (
                "{@{}l|r@{}}\n\\toprule\n\\multicolumn{2}{c}{Sums} \\\\ \\cmidrule(l){1-2}\n"
                "\\textbf{Calculation} & Value \\\\\n\\midrule\n$4 \\cdot 5$ &\n 20 \\\\[2pt]\n"
                "$2 \\cdot 3$ & 7 \\\\ \\bottomrule\n\\end{tabular}"
            ),
            [(8, "7")],
        ),
        ("{ll}\n$2 + 1 = 4$ & $2 + 2 = 4$ \\\\\n$1 + 5 = 6$ & \\& \\end{tabular}", [(2, "4")]),
        (
            (
                "{cc}\n% nngrade: accept a joke\n$1 + 1 = 3$ & $a$ \\\\ \\hline\n"
                "$2 + 2 = 5$\\\\\\hline\n$2 + 1 = 3$\\end{tabular}"
            ),
            [(4, "5")],
        ),
        (
            (
                "{ll} $n$ & $2n$ \\\\\n1 & $\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}$ \\\\\n"
                "2 & 5 \\\\\n3 & 6 \\\\ 4 & 8\\end{tabular}"
            ),
            [(3, "5")],
        ),
    ],
)
def test_tables_of_latex(table: str, wrong: list[tuple[int, str]], tmp_path: Path) -> None:
    """Read as those of Markdown are, each row on its own line."""
    path = tmp_path / "table.tex"
    path.write_text(f"\\begin{{tabular}}{table}\n", "utf-8")
    verdicts = check([path]).review.verdicts
    found = [(v.claim.line, v.claim.printed) for v in verdicts if v.status == ERRATUM]
    assert found == wrong
    assert any(v.status == HOLDS for v in verdicts)


def notebook(*cells: dict[str, object]) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4}, indent=1)


def test_what_was_lost_is_told(tmp_path: Path) -> None:
    """A file that is not there, and a formula without an end: on their lines, with the reason."""
    path = tmp_path / "main.tex"
    path.write_text(
        "\n\\input{parts/gone}\n$1 + 1 = 2$\n\\begin{align}\n" + "1 + " * 6000 + "\n", "utf-8"
    )
    checked = check([path])
    told = [(v.claim.line, v.status, v.message) for v in checked.review.verdicts]
    assert [(line, status) for line, status, _ in told] == [(3, HOLDS), (4, UNCHECKED)]
    assert "No end of this formula was found" in told[1][2]
    (gone,) = checked.missing
    assert (gone.line, gone.text) == (2, "There is no file parts/gone here, so it was not read.")


def test_files_are_named_as_the_author_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Input ones too, beside the main file; one of macros alone is a source of the book."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "main.tex").write_text("\\input{own}\\input{one}", "utf-8")
    (tmp_path / "book" / "own.tex").write_text("\\newcommand{\\w}{w_1}", "utf-8")
    (tmp_path / "book" / "one.tex").write_text("$\\w = 1 + 1 = 3$", "utf-8")
    monkeypatch.chdir(tmp_path)
    checked = check([Path("book/main.tex")])
    assert checked.files == (str(Path("book/one.tex")),)
    assert checked.sources == {str(Path(f"book/{one}.tex")) for one in ("main", "own", "one")}


def test_notebooks(tmp_path: Path) -> None:
    """Text cells are read; what a code cell printed is held against the text's value."""
    printed = {"output_type": "stream", "name": "stdout", "text": ["loss = 0.71\n", "y = 3\n"]}
    path = tmp_path / "a.ipynb"
    path.write_text(
        notebook(
            {
                "cell_type": "markdown",
                "source": ["# Title\n", "\n", "$loss = 0.7 + 0.005 = 0.705$\n"],
            },
            {"cell_type": "markdown", "source": "Let $y = 3.04$ and $1 + 1 = 3$."},
            {"cell_type": "code", "source": "print(loss)", "outputs": [printed]},
        ),
        "utf-8",
    )
    verdicts = check([path]).review.verdicts
    assert [(one.claim.printed, one.status) for one in verdicts] == [
        ("0.705", "holds"), ("3", "erratum"), ("0.71", "holds"), ("3", "holds"),
    ]  # fmt: skip
    lines = path.read_text("utf-8").split("\n")
    assert "0.705" in lines[(verdicts[0].claim.line or 0) - 1]


def test_a_macro_that_ends_but_too_late_is_not_said_to_be_endless(tmp_path: Path) -> None:
    """Each doubles the one before it; nobody can read what the last one comes to."""
    doubled = "".join(
        f"\\newcommand{{\\x{two}}}{{\\x{one}+\\x{one}}}" for one, two in pairwise("abcdefghijklmno")
    )
    path = tmp_path / "a.tex"
    path.write_text(f"\\newcommand{{\\xa}}{{1}}{doubled} $\\xo = 3$", "utf-8")
    (verdict,) = check([path]).review.verdicts
    assert "expands without end, or to far too much" in verdict.message


PRINTED = """We get $p = 2 \\cdot 3 = 6$, $q = 1.5$, $v_3 = 0.25$, $\\hat m = 0.1$."""


@pytest.mark.parametrize("keepends", [True, False])
def test_printed_figures_have_their_cell_and_line(tmp_path: Path, keepends: bool) -> None:
    """Both figures are told; several equations in a row, a step's number, a hat are read."""
    text = "p = 7\n1 v = 9 q = 8\n3 v = 0.35 q = 8\nm_hat=0.1\np = 6.0 q = 1.5\n"
    printed = {"name": "stdout", "text": text.splitlines(keepends=True) if keepends else text}
    path = tmp_path / "a.ipynb"
    cells = [
        {"cell_type": "code", "source": "print('p = 7')", "outputs": []},
        {"cell_type": "markdown", "source": PRINTED},
        {"cell_type": "code", "source": "print('p = 7')", "outputs": [printed]},
    ]
    path.write_text(notebook(*cells), "utf-8")
    checked = check([path]).review.verdicts
    verdicts = [one for one in checked if one.claim.where == "cell 3"]
    assert [(one.claim.text, one.status) for one in verdicts] == [
        ("v_3 = 0.35", "unchecked"), ("m_hat = 0.1", HOLDS), ("p = 6.0", HOLDS), ("q = 1.5", HOLDS),
    ]  # fmt: skip
    rows = path.read_text("utf-8").split("\n")
    told = rows[(verdicts[0].claim.line or 0) - 1]
    assert "3 v = 0.35" in told
    assert "$v_3 = 0.25$" in rows[(checked[0].claim.line or 0) - 1]
    at = checked[0].claim.line
    assert verdicts[0].message == (
        f"The code of cell 3 printed 0.35, the text has 0.25 for v_3 in line {at}."
    )


def test_several_files_are_one_book(tmp_path: Path) -> None:
    """What the first one gives, the second one uses; a place names its file."""
    first, second = tmp_path / "1.md", tmp_path / "2.md"
    first.write_text("Let $x = 3$, $y = 2x$.", "utf-8")
    second.write_text("# Part\n\n$2y = 13$", "utf-8")
    (verdict,) = check([first, second]).review.verdicts
    assert (verdict.status, verdict.derived) == ("unchecked", "12")  # perhaps a condition
    assert "it may be a condition" in verdict.message
    second.write_text("# Part\n\n$z = 2y = 13$", "utf-8")
    (verdict,) = check([first, second]).review.verdicts
    assert (verdict.status, verdict.claim.where, verdict.claim.line) == (ERRATUM, "2.md: Part", 3)

    assert (verdict.status, verdict.claim.where, verdict.claim.line) == (ERRATUM, "2.md: Part", 3)


STEP = (
    "Let $x_1 = {x}$, $w_1 = 1$, $w_2 = {w}$, $t = 1$.\n\n$y = w_1 x_1 + w_2 = {y}$,"
    " $L = \\frac12 (y - t)^2$\n\n"
    "$w_1^{{new}} = w_1 - \\eta \\frac{{\\partial L}}{{\\partial w_1}} = 1 - {eta} \\cdot {slope}"
    " = {new}$\n\nThe other new weight: $w_2 = {other}$.\n"
)


def test_an_example_in_each_file(tmp_path: Path) -> None:
    """The second file gives its own values, its rate only by where it stands; both are checked."""
    first, second = tmp_path / "1.txt", tmp_path / "2.md"
    given = STEP.format(x=2, w=3, y=5, eta=0.5, slope=8, new=-3, other=1)
    first.write_text(f"$\\eta = 0.5$. {given}", "utf-8")
    told = STEP.format(x=3, w=4, y=7, eta=0.1, slope=18, new=-0.8, other=3.4)
    second.write_text(told, "utf-8")
    assert {one.status for one in check([first, second]).review.verdicts} == {HOLDS}
    first.write_text(f"$\\eta = 0.1$. {given.replace('0.5', '0.1').replace('-3', '0.2')}", "utf-8")
    second.write_text(told.replace("3.4", "-0.8"), "utf-8")
    assert check([first, second]).review.having(ERRATUM)[-1].claim.where == "2.md"
    first.write_text(f"$\\eta = 0.5$. {given}", "utf-8")
    second.write_text(told.replace("3.4", "-0.8"), "utf-8")
    (wrong,) = check([first, second]).review.having(ERRATUM)
    assert (wrong.claim.where, wrong.claim.printed) == ("2.md", "-0.8")
    assert "η = 0.1 is inferred" in wrong.message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.md", b"\xff\x00\xfa", "not UTF-8"),
        ("a.md", b"x\x00y", "not a text file"),
        ("a.ipynb", b"{]", "not a notebook"),
        ("a.ipynb", b"[1]", "not a notebook"),
        ("a.ipynb", b"[" * 100_000, "not a notebook"),
    ],
)
def test_files_that_cannot_be_read(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    """One sentence: what, where, what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unopenable, match=words):
        check([path])


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "\ufeff",
        "no formula at all",
        "= = =",
        "$$",
        "$$ = 3 $$",
        "$$ = $$",
        "$ $ for $x = 3$",
        "$f) =$",
        "|a = |\n|--|\n|b|",
    ],
)
def test_nothing_to_check(content: str, tmp_path: Path) -> None:
    """An empty text has no claims, and is no trouble."""
    path = tmp_path / "a.md"
    path.write_text(content, "utf-8")
    assert check([path]).review.verdicts == ()


def test_windows_line_ends_and_utf16(tmp_path: Path) -> None:
    """Other systems' files are read like ours, lines included."""
    path = tmp_path / "a.md"
    path.write_bytes("# A\r\n\r\n$1+1=3$\r\n".encode("utf-16"))
    (verdict,) = check([path]).review.verdicts
    assert verdict.claim.line == 3
