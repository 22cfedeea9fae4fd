"""``nngrade textbook CHAPTER…``: formats, statuses, what is told, troubles told in a sentence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest

from nngrade.cli import status_of_run
from nngrade.textbook.checking import check

FIELDS = ["id", "where", "line", "text", "printed", "derived", "status", "message"]


def test_json(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract's object and nothing else; lines count from 1."""
    assert status_of_run(["textbook", str(chapter), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["version", "source", "claims"]
    assert [list(one) for one in shown["claims"]] == [FIELDS] * 4
    assert [(one["line"], one["status"]) for one in shown["claims"]] == [
        (3, "erratum"), (3, "follows"), (5, "holds"), (5, "unchecked"),
    ]  # fmt: skip
    assert shown["claims"][0]["derived"] == "6"


def test_text(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with its place, why, what was not checked, and how much was."""
    assert status_of_run(["textbook", str(chapter)]) == 1
    shown = click.unstyle(capsys.readouterr().out)
    assert f"{chapter}:3: erratum L3" in shown.replace("\n", "")
    assert "3x = 6." in shown
    assert "What stands before it cannot be read: an integral. (line 5)" in " ".join(shown.split())
    assert "3 of 4 equalities checked (75 %): 1 right, 1 wrong" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80
    assert "1 + 1" not in shown
    status_of_run(["textbook", str(chapter), "--all"])
    assert "1 + 1" in capsys.readouterr().out


def test_github(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An annotation beside each wrong line; what follows is a warning."""
    assert status_of_run(["textbook", str(chapter), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::error file={chapter},line=3,title=erratum L3::7 should be 6.")
    assert lines[1].startswith("::warning ")
    assert lines[2].startswith("::notice ")
    assert "75 %25" in lines[2]


def test_markdown(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table row for each wrong figure; nothing of the text is taken for Markdown."""
    assert status_of_run(["textbook", str(chapter), "--format", "markdown"]) == 1
    shown = capsys.readouterr().out
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert "| erratum | `7` | `6` |" in rows[2]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("text", "Not read:"),
        ("json", '"missing-1"'),
        ("markdown", "gone here"),
        ("html", "gone here"),
        ("github", "::warning file={main},line=2,title=file not read::There is no file gone"),
    ],
)
def test_a_lost_file_is_told_in_every_format(
    form: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, too, for a run in which nobody reads the rest; it is no equality."""
    main = tmp_path / "main.tex"
    main.write_text("$1 + 1 = 2$\n\\input{gone}\n", "utf-8")
    assert status_of_run(["textbook", str(main), "--format", form]) == 0
    told = capsys.readouterr()
    assert words.replace("{main}", str(main)) in told.out
    assert told.err == f"{main}:2: There is no file gone here, so it was not read.\n"
    if form == "text":
        assert "1 of 1" in told.out
        assert "1 file was not read." in " ".join(told.out.split())


def test_status_0_when_nothing_is_wrong(chapter: Path) -> None:
    """Unchecked is no accusation."""
    chapter.write_text("$1 + 1 = 2$, $\\int x = 3$", "utf-8")
    assert status_of_run(["textbook", str(chapter)]) == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nothing.md"], "There is no file nothing.md."),
        (["."], "is a folder"),
        (["x" * 5000], "cannot be opened"),
        (["{chapter}", "--sidecar", "nothing.toml"], "There is no file nothing.toml."),
        (["{chapter}", "--sidecar", "."], "Error: . is a folder; a file is due here."),
        (["--all"], "are for chapters"),
        (["--watch"], "are for chapters"),
        (["--format", "github"], "is for chapters"),
    ],
)
def test_used_wrongly(
    args: list[str], words: str, chapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and one sentence."""
    given = [one.replace("{chapter}", str(chapter)) for one in args]
    assert status_of_run(["textbook", *given]) == 2
    told = capsys.readouterr()
    assert words in " ".join(told.err.split())
    assert told.out == ""


def test_a_file_without_permission_is_one_sentence(
    chapter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no summary of the command's usage."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "access", lambda *_args, **_kinds: False)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert status_of_run(["textbook", str(chapter)]) == 2
    told = "".join(capsys.readouterr().err.split("\n"))
    assert told == f"Error: {chapter} cannot be opened: Permission denied."


def test_wrong_figures_are_told_in_the_order_of_their_lines(
    chapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim of the sidecar and a table's columns have been judged after what stands behind."""
    chapter.write_text("Let $x = 3$.\n\n$1 + 1 = 3$\n\n$2 + 2 = 5$\n", "utf-8")
    path = chapter.with_name("chapter.md.nngrade.toml")
    path.write_text("[[claim]]\nexpression = 'x'\nprinted = '4'\n", "utf-8")
    for form in ("text", "markdown", "github", "html"):
        status_of_run(["textbook", str(chapter), "--format", form])
        shown = click.unstyle(capsys.readouterr().out)
        places = [shown.find(part) for part in (":1", ":3", ":5")]
        if form == "github":
            places = [shown.find(f"line={line}") for line in (1, 3, 5)]
        assert -1 not in places
        assert places == sorted(places)


def test_inferred_values_are_named(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rate that stands in its formula's place only is given there, and is no open question."""
    chapter.write_text(
        "$v = 2$, $g = 3$\n\n$v_2 = v - \\eta g = 2 - 0.5 \\cdot 3 = 0.5$\n", "utf-8"
    )
    assert status_of_run(["textbook", str(chapter)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Inferred from where they stand: η = 0.5 (line 3)." in shown
    assert "Not checked" not in shown
    assert "1 of 1 equality checked" in shown


def test_the_main_file_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where several formulas of a part have macros that nothing defines; not where one has."""
    part, main = tmp_path / "part.tex", tmp_path / "main.tex"
    part.write_text("$\\own{2} = 1 + 1$, $\\own{3} = 1 + 2$, $\\own{4} = 2 + 2$\n", "utf-8")
    main.write_text("\\newcommand{\\own}[1]{#1}\n\\input{part}\n", "utf-8")
    status_of_run(["textbook", str(part)])
    assert "the book's main file" in " ".join(capsys.readouterr().out.split())
    status_of_run(["textbook", str(main)])
    shown = " ".join(capsys.readouterr().out.split())
    assert "the book's main file" not in shown
    assert "3 of 3 equalities checked" in shown


def test_what_stands_in_another_file_is_told_with_it(tmp_path: Path) -> None:
    """An erratum that was carried on, a value that was inferred, and the place of each claim."""
    one, two = tmp_path / "one.tex", tmp_path / "two.tex"
    one.write_text("$v = 2$, $g = 3$, $a = g + 1 = 5$\n", "utf-8")
    two.write_text("$b = 2a = 10$\n\n$v_2 = v - \\eta g = 2 - 0.5 \\cdot 3 = 0.5$\n", "utf-8")
    main = tmp_path / "main.tex"
    main.write_text("\\input{one}\n\\input{two}\n", "utf-8")
    for paths in ([main], [one, two]):
        checked = check(paths)
        follows = next(v for v in checked.review.verdicts if v.status == "follows")
        assert "erratum L1 in one.tex" in follows.message
        assert follows.claim.where == "two.tex"
        assert checked.counts.inferred == ["η = 0.5 (two.tex, line 3)"]
    alone = check([one]).review.verdicts
    assert [v.claim.where for v in alone if v.status == "erratum"] == [""]


def test_reasons_are_readable(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed in LaTeX is told as a book prints it."""
    chapter.write_text("$\\frac12 \\cdot (3 - 1)^2 = 3$", "utf-8")
    assert status_of_run(["textbook", str(chapter)]) == 1
    assert "why     (1 / 2) · (3 − 1)^2 = 2." in capsys.readouterr().out
