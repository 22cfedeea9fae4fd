"""The model answer opens to who has solved the exercise, or has given it up in so many words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nngrade import cli, course, judge, model_answer, rubrics
from nngrade.model_answer import Pair, Unreadable, pairs
from nngrade.render import solution_text
from nngrade.report import GRADER_ERROR
from nngrade.source import Cell, Cells
from nngrade.workspace import folder, handing_out
from nngrade.workspace.folder import LastCheck, State, digest
from test_cli import nngrade

ROOT = Path(__file__).resolve().parents[1]
WRONG = b"\n\ndef gradients(w, x, y):\n    return w\n"
KEY = "error_h1 = error * w[4]"  # a line of exercise 3's model answer


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, and the folder that commands run in."""
    handing_out.hand_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def solved(work: Path) -> Path:
    """Exercise 3 solved in another way than the model answer does it."""
    path = work / "exercise3.py"
    text = course.solution("exercise3").read_text(encoding="utf-8")
    path.write_text(text.replace("return w - eta * grad", "return w + grad * -eta"), "utf-8")
    return path


def test_a_solved_exercise_is_shown_beside_the_model_answer(work: Path) -> None:
    """What differs stands side by side, what is the same stands there once."""
    solved(work)
    done = nngrade("solution", "3", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Every check passed just now." in done.stdout
    lines = done.stdout.splitlines()
    assert "  def gradient_step(w, grad, eta):      | def gradient_step(w, grad, eta):" in lines
    assert "      return w + grad * -eta            |     return w - eta * grad" in lines
    assert done.stdout.count(KEY) == 1
    assert State.read(work).given_up == []


def test_what_was_not_solved_stays_shut(work: Path) -> None:
    """One sentence on where it stands and what helps; nothing of the answer."""
    solved(work).write_bytes(course.solution("exercise3").read_bytes() + WRONG)
    done = nngrade("solution", "3", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    said = " ".join(done.stderr.split())
    assert said.startswith("exercise3 is not solved yet (2 of 4 checks pass)")
    assert "`nngrade hint exercise3 gradients` helps you on" in said
    assert "`nngrade solution exercise3 --give-up` shows it" in said
    assert State.read(work).given_up == []


def test_an_untouched_stub_is_encouraged(work: Path) -> None:
    """Who has written nothing is sent to the first hint."""
    done = nngrade("solution", "1", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing is written in exercise1 yet" in done.stderr
    assert "`nngrade hint exercise1` gives you a start." in " ".join(done.stderr.split())


def test_a_record_of_success_is_not_believed(work: Path) -> None:
    """Whatever the workspace's file says of points and digests, the file itself must pass now."""
    path = work / "exercise3.py"
    path.write_bytes(course.solution("exercise3").read_bytes() + WRONG)
    state = State.read(work)
    state.checks["exercise3"] = LastCheck(digest(path.read_bytes()), "passed", 10.0, 10.0)
    state.write(work)
    done = nngrade("solution", "3", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    assert State.read(work).checks["exercise3"].status == "failed"


def test_giving_up_is_written_down_and_listed(work: Path) -> None:
    """`--give-up` opens it, the workspace's file says so in plain sight, and so does `list`."""
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert done.returncode == 0
    assert "You gave this one up, as `nngrade list` says." in done.stdout
    assert KEY in done.stdout
    assert "raise NotImplementedError" in done.stdout
    assert json.loads((work / folder.STATE).read_text())["given_up"] == ["exercise3"]
    assert nngrade("list", cwd=work).stdout.splitlines()[2].endswith("0/10, given up")
    again = nngrade("solution", "3", cwd=work)
    assert (again.returncode, KEY in again.stdout) == (0, True)
    assert nngrade("solution", "1", cwd=work).returncode == 1


def test_giving_up_stays_after_a_reset_and_after_solving(work: Path) -> None:
    """What was seen was seen: `list` keeps saying so."""
    nngrade("solution", "3", "--give-up", cwd=work)
    solved(work)
    nngrade("check", "3", cwd=work)
    assert nngrade("list", cwd=work).stdout.splitlines()[2].endswith("10/10, given up")
    nngrade("reset", "3", cwd=work)
    nngrade("init", cwd=work)
    assert State.read(work).given_up == ["exercise3"]


def test_giving_up_what_is_solved_costs_nothing(work: Path) -> None:
    """With a file that passes there is nothing to give up."""
    solved(work)
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert "Every check passed just now." in done.stdout
    assert State.read(work).given_up == []


def test_giving_up_needs_a_workspace(tmp_path: Path) -> None:
    """Outside one it could not be written down, so nothing is shown."""
    (tmp_path / "exercise3.py").write_bytes(course.stub("exercise3").read_bytes())
    done = nngrade("solution", "3", "--give-up", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is none here; `nngrade init` makes one" in done.stderr


def test_a_solved_file_needs_no_workspace(tmp_path: Path) -> None:
    """A right file in any folder is enough to see the answer."""
    solved(tmp_path)
    done = nngrade("solution", "3", cwd=tmp_path)
    assert done.returncode == 0
    assert "return w + grad * -eta" in done.stdout


def test_giving_up_that_cannot_be_written_down_shows_nothing(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that refuses the record is one sentence, status 2."""

    def refused(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    assert cli.status_of_run(["solution", "3", "--give-up"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "cannot be written to (Permission denied)" in err


def test_a_lost_file_can_be_given_up(work: Path) -> None:
    """Without a file of one's own the model answer stands alone."""
    (work / "exercise3.py").unlink()
    plain = nngrade("solution", "3", cwd=work)
    assert (plain.returncode, plain.stdout) == (2, "")
    assert "There is no exercise3.py here." in plain.stderr
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert done.returncode == 0
    assert KEY in done.stdout
    assert "yours" not in done.stdout


def test_a_file_that_is_no_python_is_left_out(work: Path) -> None:
    """A syntax error is no reason to show nothing to who has given up."""
    (work / "exercise3.py").write_text("def gradients(w, x, y:\n    return 1\n")
    assert nngrade("solution", "3", cwd=work).returncode == 1
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert done.returncode == 0
    assert "Yours is left out, since it is no Python yet (“line 1:" in " ".join(done.stdout.split())
    assert KEY in done.stdout


@pytest.mark.parametrize("kind", ["folder", "link", "huge", "bytes"])
def test_a_file_that_check_refuses_is_refused(kind: str, work: Path) -> None:
    """The same sentence and status as `check` has for it, and nothing is given up."""
    path = work / "exercise3.py"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(work / "exercise1.py")
    else:
        path.write_bytes(b"#" * 1_100_000 if kind == "huge" else b"x = '\xff\xfe'\n")
    for args in (["solution", "3"], ["solution", "3", "--give-up"]):
        done = nngrade(*args, cwd=work)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == nngrade("check", "3", cwd=work).stderr
    assert State.read(work).given_up == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["exercize3"], "Did you mean exercise3?"),
        ([], "Missing argument 'EXERCISE'"),
        (["3", "mine.py"], "unexpected extra argument"),
        (["3", "--giveup"], "No such option"),
    ],
)
def test_asked_wrongly(args: list[str], said: str, work: Path) -> None:
    """What does not exist is one sentence and status 2."""
    done = nngrade("solution", *args, cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_fault_of_the_grader_is_no_refusal(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nngrade itself fails nobody is told that their exercise is unsolved."""
    from dataclasses import replace

    solved(work)
    real = judge.check_file

    def failing(*args: object) -> object:
        report = real(*args)  # type: ignore[arg-type]
        first, *rest = report.checks
        return replace(report, checks=(replace(first, status=GRADER_ERROR), *rest))

    monkeypatch.setattr(judge, "check_file", failing)
    assert cli.status_of_run(["solution", "3"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "nngrade itself failed" in err


def test_every_model_answer_is_shown_whole() -> None:
    """Each function that an exercise asks for is there, without marks and docstrings."""
    for name in rubrics.CATALOGUE:
        source = course.solution(name).read_bytes()
        found = {pair.name: pair for pair in pairs(source, source)}
        for question in rubrics.load(name).questions:
            pair = found[question.name]
            assert pair.same
            assert pair.own == pair.model
            assert "# solution" not in pair.model
            assert '"""' not in pair.model
            compile(pair.model, name, "exec")


def own(source: str, name: str = "f") -> str | None:
    model = f"def {name}(x):\n    return x\n".encode()
    (pair,) = pairs(model, source.encode())
    return pair.own


@pytest.mark.parametrize(
    ("source", "due"),
    [
        ("f = lambda x: x", "f = lambda x: x"),
        ("g = f = abs", "g = f = abs"),
        ("f: object = abs", "f: object = abs"),
        ("f: object", None),
        ("@g\ndef f(x):\n    return x", "@g\ndef f(x):\n    return x"),
        ("async def f(x): pass", "async def f(x): pass"),
        ("def f(x): 'words'; return x", "def f(x): 'words'; return x"),
        ("def f(x):\n    'words'\n    # why\n    return x", "def f(x):\n    # why\n    return x"),
        ("def f(x):\n    'words'; return x", "def f(x):\n    'words'; return x"),
        ("def f(x):\n    'words'", "def f(x):"),
        ("def f(x):\n    return 1\ndef f(x):\n    return 2", "def f(x):\n    return 2"),
        ("def f(x):\n    return 1\nf = abs", "f = abs"),
        ("class f:\n    'words'\n    y = 1", "class f:\n    y = 1"),
        ("if True:\n    def f(x):\n        return x", None),
        ("\ufeffdef f(x):\r\n    return x\r\n", "def f(x):\n    return x"),
        ("def f(x):\n    return '\\d'", "def f(x):\n    return '\\d'"),
        ("", None),
    ],
)
def test_what_a_student_may_call_a_function(source: str, due: str | None) -> None:
    """Whatever is bound at top level counts, the last of a name, its docstring left out."""
    assert own(source) == due


def test_lines_are_pythons_own() -> None:
    """Form feeds and other signs that end a line elsewhere do not shift what is shown."""
    source = "x = 'a\x0cb\u2028c'\ndef f(x):\n    return x\n"
    assert own(source) == "def f(x):\n    return x"


def test_a_coding_line_is_heeded() -> None:
    """An older encoding is read as Python reads it."""
    source = "# coding: latin-1\ndef f(x):\n    return 'é'\n".encode("latin-1")
    (pair,) = pairs(b"def f(x):\n    return x\n", source)
    assert pair.own == "def f(x):\n    return 'é'"


def test_a_notebooks_cells_are_read_together(work: Path) -> None:
    """Definitions of all cells count, the last of a name; a cell that is no Python has none."""
    source = Cells((Cell("cell 1", "def f(x):\n    return 1"), Cell("cell 2", "%timeit\nf = 3"),
                    Cell("cell 3", "def f(x):\n    return 2")))  # fmt: skip
    (pair,) = pairs(b"def f(x):\n    return x\n", source)
    assert pair.own == "def f(x):\n    return 2"


def test_a_solved_notebook_is_shown_too(tmp_path: Path) -> None:
    """Where the workspace holds notebooks, the student's own code is that of the cells."""
    handing_out.hand_out(tmp_path, notebooks=True)
    path = tmp_path / "exercise3.ipynb"
    assert nngrade("solution", "3", cwd=tmp_path).returncode == 1
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = course.solution("exercise3").read_text(encoding="utf-8")
    cell = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [],
            "execution_count": None, "source": code}  # fmt: skip
    path.write_text(json.dumps({**notebook, "cells": [cell]}), encoding="utf-8")
    done = nngrade("solution", "3", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("are the same:") == 7


def test_comments_and_layout_make_no_difference() -> None:
    """Two functions that do the same, word for word, are the same."""
    model = b"def f(x):\n    '''Words.'''\n    return [x, 1]\n"
    (pair,) = pairs(model, b"def f(x):\n    # mine\n    return [ x,\n        1 ]\n")
    assert pair.same
    (pair,) = pairs(model, b"def f(x):\n    return [x, 2]\n")
    assert not pair.same


@pytest.mark.parametrize(
    "source", [b"def f(:\n", b"x = 1\0", b"(" * 5000, b"-" * 100_000 + b"1", b"  f = 1"]
)
def test_what_python_cannot_read_is_said(source: bytes) -> None:
    """Broken, hostile or deeply nested text is one exception with a reason."""
    with pytest.raises(Unreadable, match=r"\w"):
        pairs(b"def f(x):\n    return x\n", source)


LONG = "def f(x):\n    return " + " + ".join(["x"] * 12)


@pytest.mark.parametrize(
    ("model", "mine", "width", "beside"),
    [
        (LONG, LONG + "  #", 200, True),
        (LONG, LONG + "  #", 80, False),
        (LONG, "f = abs", 80, True),
        ("f = abs", LONG, 80, True),
        ("f = abs", "f = max", 20, False),
        ("f = abs", "f = max", 32, True),
    ],
)
def test_columns_where_the_width_allows(model: str, mine: str, width: int, beside: bool) -> None:
    """Side by side if both fit, one after the other if not; every line of both is there."""
    text = solution_text.render("", "", [Pair("f", model, mine, False)], width)
    lines = text.splitlines()
    assert any("yours" in line and "the model answer" in line for line in lines) == beside
    if beside:
        assert max(map(len, lines)) <= width
        assert len({line.index(" | ") for line in lines if " | " in line}) == 1
    for line in (*model.splitlines(), *mine.splitlines()):
        assert any(line in each for each in lines)


def test_a_students_text_cannot_steer_the_terminal() -> None:
    """Escape sequences in a file are written out, tabs keep columns straight."""
    text = solution_text.render("", "", [Pair("f", "f = abs", "f\t=\t'\x1b[2J\u202e'", False)])
    assert "\x1b[2J" not in text
    assert "\u202e" not in text
    assert "\\x1b[2J" in text
    assert "\t" not in text


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_fits_the_terminal_and_any_encoding(columns: str, work: Path) -> None:
    """Nothing crashes where signs cannot be shown."""
    solved(work)
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "solution", "3"], capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": columns},
    )  # fmt: skip
    assert done.returncode == 0
    text = done.stdout.decode("ascii")
    assert (" | the model answer" in text) == (columns != "40")
    prose = text.splitlines()[2:5]
    assert max(map(len, prose)) <= int(columns)


@pytest.mark.parametrize("terms", [100, 400, 1000, 20_000, 200_000])
def test_a_nested_expression_breaks_nothing(terms: int, work: Path) -> None:
    """However deep: it is shown, or said to be no Python that can be read."""
    long = f"def gradients(w, x, y):\n    return {'+'.join(['w'] * terms)}\n"
    (work / "exercise3.py").write_text(long, encoding="utf-8")
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")
    assert KEY in done.stdout


def test_what_python_says_of_a_file_is_quoted(work: Path) -> None:
    """Its words may hold a sign of the file's own, which turns the line."""
    (work / "exercise3.py").write_text("def gradients(w): return w \u202e", encoding="utf-8")
    done = nngrade("solution", "3", "--give-up", cwd=work)
    assert "\u202e" not in done.stdout
    assert "no Python yet (“" in done.stdout


def test_reading_a_file_never_runs_it(work: Path) -> None:
    """To be shown, a file is parsed; only the worker runs it."""
    source = b"open('ran', 'w').close()\ndef f(x):\n    return x\n"
    model_answer.pairs(b"def f(x):\n    return x\n", source)
    assert not (work / "ran").exists()


def test_exercise_5_opens_too(work: Path) -> None:
    """The PyTorch exercise is judged as `check` judges it."""
    (work / "exercise5.py").write_bytes(course.solution("exercise5").read_bytes())
    done = nngrade("solution", "5", cwd=work)
    assert done.returncode == 0
    assert done.stdout.count("are the same:") == 6
