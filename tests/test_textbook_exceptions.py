"""What an author accepts or adds: comments in a chapter, and the file beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nngrade.cli import status_of_run
from nngrade.textbook import accepting
from nngrade.textbook.checking import check


def test_comments_accept_a_line(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On its own line or the one before; without a reason the erratum stands."""
    chapter.write_text(
        "$1 + 1 = 3$ <!-- nngrade: accept an old joke -->\n\n<!-- nngrade: accept on purpose -->\n"
        "$2 + 2 = 5$\n",
        "utf-8",
    )
    assert status_of_run(["textbook", str(chapter), "--format", "json"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [one["status"] for one in claims] == ["unchecked", "unchecked"]
    assert claims[0]["message"].startswith("Accepted: an old joke.")
    chapter.write_text("$1 + 1 = 3$ <!-- nngrade: accept -->", "utf-8")
    assert status_of_run(["textbook", str(chapter)]) == 1
    assert "gives no reason" in capsys.readouterr().out


DISPLAYS = (
    "\\begin{align}\na &= 2 + 3 = 5 \\\\\nb &= 2 + 3 = 6 % nngrade: accept a joke\n\\end{align}\n",
    "\\begin{align}\na &= 5 \\\\\n% nngrade: accept a joke\nb &= 2 + 3 = 6 \\\\\n\\end{align}\n",
    "% nngrade: accept a joke\n\\[\n2 + 3 = 6\n\\]\n",
    "% nngrade: accept a joke\n\\begin{equation}\n\\label{q}\n2 + 3\n= 6\n\\end{equation}\n",
    "% nngrade: accept a joke\n\\begin{align*}\n&2 + 3 = 6 \\\\\n&2 + 3 = 5\n\\end{align*}\n",
)


@pytest.mark.parametrize("text", DISPLAYS)
def test_comments_accept_a_row_of_a_display(text: str, tmp_path: Path) -> None:
    """On the row's line, on the line before it, or before the display that it begins."""
    path = tmp_path / "a.tex"
    path.write_text(text, "utf-8")
    wrong = [one for one in check([path]).review.verdicts if one.status != "holds"]
    assert [one.message.split(". ")[0] for one in wrong] == ["Accepted: a joke"]
    path.write_text(text.replace("% nngrade: accept a joke", "% a joke"), "utf-8")
    assert [one.status for one in check([path]).review.verdicts].count("erratum") == 1


def test_a_comment_that_does_nothing_is_told(chapter: Path) -> None:
    """One that accepts what is right, and one that says something else."""
    chapter.write_text(
        "$1 + 1 = 2$ <!-- nngrade: accept a joke -->\n\n$1 + 1 = 3$ <!-- nngrade: ignore it -->\n",
        "utf-8",
    )
    verdicts = check([chapter]).review.verdicts
    messages = [(one.claim.line, one.message) for one in verdicts]
    assert (1, f"{accepting.IN_VAIN.capitalize()}.") in messages
    assert any(line == 3 and "“nngrade: ignore it” does nothing" in m for line, m in messages)
    assert [one.status for one in verdicts].count("erratum") == 1


def test_a_sidecar_gives_claims_and_accepts(
    chapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Values the text leaves out, claims of one's own at their place, exceptions by their text."""
    chapter.write_text("$y = 3x$\n\nSo $y = 7$.\n\n$1 + 1 = 3$\n", "utf-8")
    sidecar = chapter.with_name("chapter.md.nngrade.toml")
    sidecar.write_text(
        "[given]\nx = 2\n[[claim]]\nline = 1\nexpression = 'y + 1'\nprinted = '7'\n"
        "[[accept]]\ntext = '1 + 1'\nreason = 'a joke'\n",
        "utf-8",
    )
    assert status_of_run(["textbook", str(chapter), "--format", "json"]) == 1
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [(one["line"], one["printed"], one["status"]) for one in claims] == [
        (1, "7", "holds"), (3, "7", "erratum"), (5, "3", "unchecked"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "printed", "status", "words"),
    [
        ("y", "6", "holds", ""),
        ("y", "7", "erratum", "y = 6."),
        ("x", "4", "erratum", "x = 3."),  # it gives x no other value
        ("x + 2", "4", "erratum", "x + 2 = 5."),  # it is no condition
        ("x + x", "2x", "holds", "For all values."),
        ("x + x", "3x", "erratum", "x + x = 6, but 3x = 9."),
        ("q", "4", "unchecked", "Nothing before gives q a value."),
        ("x + 2", "pears", "unchecked", "not given so far"),
        ("x + h(", "5", "unchecked", "It cannot be read"),
        ("y", "1, 6", "unchecked", "It cannot be read: it is no single value."),
    ],
)
def test_each_claim_of_a_sidecar_is_told(
    expression: str, printed: str, status: str, words: str, chapter: Path
) -> None:
    """Whatever it is: right, wrong, or not to be read; and it is never a value or a condition."""
    chapter.write_text("Let $x = 3$.\n\n$y = 2x$\n", "utf-8")
    path = chapter.with_name("chapter.md.nngrade.toml")
    path.write_text(f"[[claim]]\nexpression = '{expression}'\nprinted = '{printed}'\n", "utf-8")
    (verdict,) = check([chapter]).review.verdicts
    assert verdict.status == status
    assert words in verdict.message


def test_an_accept_that_accepts_nothing_is_told(chapter: Path) -> None:
    """With its own line; one that accepts something is not."""
    path = chapter.with_name("chapter.md.nngrade.toml")
    path.write_text(
        "[[accept]]\nline = 3\nreason = 'a joke'\n\n[[accept]]\nline = 90\nreason = 'old'\n",
        "utf-8",
    )
    checked = check([chapter])
    verdict, file = checked.review.verdicts[-1], checked.files[-1]
    assert (file, verdict.claim.line, verdict.claim.text) == (str(path), 5, "line 90")
    assert (verdict.status, verdict.message) == ("unchecked", f"{accepting.IN_VAIN.capitalize()}.")
    assert "Accepted: a joke" in checked.review.verdicts[0].message
    assert sum("accepts" in one.message for one in checked.review.verdicts) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("x = ", "is not TOML"),
        ("[gift]\nx = 1", "there is no 'gift'"),
        ("given = 3", "has to be a table"),
        ("[given]\nx = true", "has to be a figure"),
        ("[given]\nx = nan", "has to be a figure"),
        ("[given]\nx_1 = 'p q r ='", "`x_1 = p q r =` in 'given' cannot be read"),
        ("[given]\nx = 'pears'", "cannot be read as a name and its figure"),
        ("claim = 3", "has to be a list"),
        ("[[claim]]\nprinted = 3", "claim 1 needs an `expression`"),
        ("[[accept]]\nline = 3", "accept 1 needs a `reason`"),
        ("[[accept]]\nreason = 'x'", "needs a `line` or a `text`"),
        ("[[accept]]\nreason = 'x'\nline = 'y'", "has to be a whole number"),
    ],
)
def test_sidecars_that_are_wrong(
    content: str, words: str, chapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which entry, and what it has to be."""
    path = chapter.with_name("own.toml")
    path.write_text(content, "utf-8")
    assert status_of_run(["textbook", str(chapter), "--sidecar", str(path)]) == 2
    assert words in " ".join(capsys.readouterr().err.split())
