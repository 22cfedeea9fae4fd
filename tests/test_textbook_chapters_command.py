"""``nngrade textbook CHAPTER…``: formats, statuses, sidecar files, troubles told in a sentence."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest

from nngrade.cli import status_of_run
from nngrade.render import chapter_html
from nngrade.textbook import accepting
from nngrade.textbook.checking import check

FIELDS = ["id", "where", "line", "text", "printed", "derived", "status", "message"]
TEXT = "# One\n\nLet $x = 2$. $y = 3x = 7$, so $z = y + 1 = 8$.\n\n$1 + 1 = 2$, $\\int x = 3$\n"


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "chapter.md"
    path.write_text(TEXT, "utf-8")
    return path


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


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_terminal_can_show_it(encoding: str) -> None:
    """In a pipe of any encoding, at 80 columns; the tutorial's weight is named there too."""
    tutorial = Path(__file__).resolve().parents[2] / "shared" / "tutorial.txt"
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "textbook", str(tutorial)],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    shown = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "w_2 = 0.895" in shown
    assert max(map(len, shown.splitlines())) <= 80


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


class Balanced(HTMLParser):
    """Tags open and close in order, and none of them is a script."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag != "script"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole page with drawn mathematics; what a text says stays text."""
    chapter.write_text(TEXT + "\n# <script>alert(1)</script>\n\n$1 + 1 = 3 < \\text{<b>}$", "utf-8")
    assert status_of_run(["textbook", str(chapter), "--format", "html"]) == 1
    page = capsys.readouterr().out
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert "<math" in page
    assert "<mn>7</mn>" in page
    assert 'href="#L3"' in page
    assert 'id="L3"' in page


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [(r"\|w\|^2 = 4", False), (r"|w|^2 = 4", False), ("(a + b)^2 = 4", True), ("w^2 = 4", False)],
)
def test_a_power_is_bracketed_where_it_must_be(text: str, bracketed: bool) -> None:
    """Bars hold what is raised together already."""
    drawn = chapter_html.formula(text)
    assert "<msup>" in drawn
    assert ("<mo>(</mo>" in drawn) is bracketed


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


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("4! = 24", "<mn>4</mn><mo>!</mo>"),
        ("(1 + 2)! = 6", "<mo>)</mo></mrow><mo>!</mo>"),
        (r"\binom{5}{2} = 10", '<mfrac linethickness="0"><mrow><mn>5</mn></mrow>'),
        (r"\log_2 8 = 3", "<msub><mi>log</mi><mn>2</mn></msub>"),
        ("E[Z^2] = 1", '<mo>[</mo><msup><mi mathvariant="normal" class="letter">Z</mi>'),
        (r"\hat{u}_k = 1", 'class="letter">u\u0302</mi><mrow><mtext>k</mtext>'),
    ],
)
def test_formulas_are_drawn_as_the_text_has_them(text: str, drawn: str) -> None:
    """With the signs that a reader knows, not with the names of what computes them."""
    assert drawn in chapter_html.formula(text)


def test_a_printed_formula_is_drawn(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And no LaTeX is left on the page."""
    chapter.write_text(r"$2 \cdot 3 = \frac{12}{5}$", "utf-8")
    assert status_of_run(["textbook", str(chapter), "--format", "html"]) == 1
    shown = capsys.readouterr().out
    assert '<span class="printed"><math' in shown
    assert "\\frac" not in shown


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


def test_watch(chapter: Path) -> None:
    """Checks again after a save, tells of a file that is gone, and ends with Ctrl-C as 130."""
    chapter.write_text("$1 + 1 = 3$", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "nngrade", "textbook", str(chapter), "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        until(process.stdout, "Waiting")
        time.sleep(1)  # until the watcher looks
        chapter.write_text("$1 + 1 = 2$", "utf-8")
        assert "1 right" in until(process.stdout, "Waiting")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


def test_watch_waits_for_a_file_that_was_lost(tmp_path: Path) -> None:
    """A part that is deleted, or not written yet, is still waited for; each run has its time."""
    main, part = tmp_path / "main.tex", tmp_path / "parts" / "one.tex"
    main.write_text("\\input{parts/one}\n", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "nngrade", "textbook", str(main), "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        first = until(process.stdout, "Waiting")
        assert re.match(r"--- \d\d:\d\d:\d\d ---\n", first)
        assert "1 file was not read" in " ".join(first.split())
        for _ in range(2):
            time.sleep(1)  # until the watcher looks
            part.parent.mkdir(exist_ok=True)
            part.write_text("$1 + 1 = 2$", "utf-8")
            shown = until(process.stdout, "Waiting")
            if "1 right" not in shown:  # the folder was seen before the file was
                shown = until(process.stdout, "Waiting")
            assert "1 right" in shown
            time.sleep(1)
            part.unlink()
            assert "1 file was not read" in " ".join(until(process.stdout, "Waiting").split())
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_a_terminal_may_want_no_escapes(env: dict[str, str], chapter: Path) -> None:
    """Neither colours nor a bar; without the wish there are both."""
    from pseudo_terminal import PseudoTerminal

    command = [sys.executable, "-m", "nngrade", "textbook", str(chapter)]
    with PseudoTerminal(command, chapter.parent, **env) as terminal:
        assert terminal.ends() == 1
        assert "erratum L3" in terminal.text()
        assert ("\x1b" in terminal.text()) is (not env)


def test_ctrl_c_when_the_reader_is_gone(chapter: Path) -> None:
    """As in `nngrade … 2>&1 | tee log`, where Ctrl-C ends both: 130 all the same."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "nngrade", "textbook", str(chapter), "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        until(process.stdout, "Waiting")
        process.stdout.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


def until(stream: object, word: str) -> str:
    read = ""
    for line in stream:  # type: ignore[attr-defined]
        read += line
        if word in line:
            break
    return read
