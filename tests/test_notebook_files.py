"""A notebook's file is a submission: every cell in turn, and what goes wrong costs only itself."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from conftest import ROOT, Judge
from nngrade import course, rubrics, submission
from nngrade.notebook import reading, telling
from nngrade.notebook.stubs import notebook_of
from nngrade.report import Report
from nngrade.sandbox import replies
from nngrade.source import Cells
from nngrade.submission import Refused
from notebooks import code, notebook, save
from test_cli import SOLUTION, nngrade

RIGHT = SOLUTION.read_text(encoding="utf-8")
MIXED = [("markdown", "# Words\nmore"), *code("a = 1\nb = 2", "", "  \n", "print('é')\n")]


@pytest.fixture
def judged(verdict: Judge, tmp_path: Path) -> Judge:
    """``judged(cell, cell, …)``: the report on a notebook of exercise3 with these code cells."""

    def judge(*cells: str, exercise: str = "exercise3", **options: object) -> Report:
        return verdict(exercise, submission.read(save(tmp_path, *cells)), **options)

    return judge


def statuses(report: Report) -> dict[str, str]:
    return {check.name: check.status for check in report.checks}


@pytest.mark.parametrize("name", list(rubrics.CATALOGUE))
def test_solution_as_a_notebook_gets_every_point(verdict: Judge, name: str, tmp_path: Path) -> None:
    """The model answers, a cell for each function and one that calls check()."""
    path = tmp_path / "work.ipynb"
    path.write_bytes(notebook_of(course.solution(name).read_text(encoding="utf-8"), name))
    report = verdict(name, submission.read(path), timeout=60.0)
    assert (report.score, report.max_score) == (10, 10), report.checks
    advice = ["torch.nn.init.xavier_normal_ is called"] if name == "exercise5" else []
    assert [note[: len(advice[0])] for note in report.notes] == advice


@pytest.mark.parametrize("joined", [True, False], ids=["a string", "a list of strings"])
@pytest.mark.parametrize("major", [3, 4])
def test_cells_are_those_that_nbformat_reads(joined: bool, major: int) -> None:
    """In the formats that notebooks have had, whichever way a cell's text is kept."""
    known = nbformat.reads(notebook(MIXED, joined), as_version=4)
    text = json.dumps(nbformat.convert(known, major)) if joined else nbformat.writes(known, major)
    again = nbformat.reads(text, as_version=4)
    due = [(cell.cell_type, cell.source) for cell in again.cells]
    assert reading.parts(Path("x.ipynb"), text.encode()) == due
    assert [cell.label for cell in reading.cells(Path("x.ipynb"), text.encode()).cells] == [
        "cell 1",
        "cell 2",
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    """As editors leave them."""
    text = "\ufeff" + notebook(code("a = 1\r\nb = 2"), joined=True)
    (cell,) = reading.cells(Path("x.ipynb"), text.encode()).cells
    assert cell.code == "a = 1\nb = 2"


ASSERT = "assert output_error(3.0, 2.5) == 'no', 'a test of mine'"


def test_a_cell_that_raises_costs_only_itself(judged: Judge, mode: str) -> None:
    """A failing assert, a plot and a call of check() leave the other cells' functions alone."""
    extras = "from nngrade import check\nimport IPython.display as d\nd.display(d.HTML('x'))"
    cells = (extras, "1 / 0", RIGHT, ASSERT, "check('exercise3')\nexit_code = 1")
    report = judged(*cells, mode=mode)
    assert report.score == 10, report.checks
    (note,) = report.notes
    assert "Cell 2 raised ZeroDivisionError in line 1: “division by zero”." in note
    assert "Cell 4 raised AssertionError in line 1: “a test of mine”." in note
    assert note.endswith("The other cells were run all the same.")


def test_many_broken_cells_are_counted(judged: Judge) -> None:
    """Three are told one by one."""
    (note,) = judged(*["1 / 0"] * 7, RIGHT, only="output_error").notes
    assert note.count("ZeroDivisionError") == 3
    assert "So it went with 4 cells more." in note


def test_a_cell_takes_no_more_than_its_share_of_the_time(judged: Judge) -> None:
    """An experiment that takes minutes is stopped, with a note; what it did not define is told."""
    slow = "try:\n    while True: pass\nexcept Exception: pass\n"
    late = RIGHT.replace("def output_error", "def another") + "\nimport time; time.sleep(99)\n"
    report = judged(slow, late + "def output_error(y, y_pred): return 0", timeout=2.0)
    assert "Cell 1 was stopped after 0.8 s." in report.notes[0]
    assert statuses(report)["gradient_step"] == "passed"
    missing = report.checks[0]
    assert missing.status == "timed_out"
    assert missing.message.startswith("Cell 2, which defines output_error, was stopped after")


def test_traces_name_the_cell_and_its_own_line(judged: Judge) -> None:
    """Magics before it, on the lines above it, do not shift a line."""
    wrong = "%%time\n%matplotlib inline\n!ls \\\n  -l\n\n"
    wrong += "def output_error(y, y_pred):\n    return no\n"
    check = judged("import numpy as np", wrong, only="output_error").checks[0]
    assert "NameError in cell 2, line 7: “name 'no' is not defined”" in check.message
    assert 'File "cell 2", line 7, in output_error' in check.trace
    assert "return no" in check.trace


def test_a_function_of_another_cell_that_raises_is_placed_there(judged: Judge) -> None:
    """The note says which cell called, and where it went wrong."""
    (note,) = judged(RIGHT, "def f():\n    return [][1]", "f()").notes
    assert "Cell 3 raised IndexError in cell 2, line 2: “list index out of range”." in note


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("def gradients(w, x, y)\n    return 1", "SyntaxError in line 1: “expected ':'”"),
        ("import sympy\ndef gradients(w, x, y):\n    return 1", "'sympy' is not among them"),
        ("raise SystemExit\ngradients = lambda w, x, y: 1", "raised SystemExit in line 1"),
        ("raise KeyboardInterrupt\nclass gradients: pass", "raised KeyboardInterrupt"),
        ("x = 1\0\ndef gradients(w): pass", "null bytes"),
        ("x = '\ud800'\ndef gradients(w): pass", "surrogates"),
    ],
    ids=["syntax", "import", "exit", "interrupt", "null", "surrogate"],
)
def test_a_function_whose_cell_did_not_run_says_why(judged: Judge, cell: str, words: str) -> None:
    """It is crashed, not absent, and the cell is named; the others are judged."""
    report = judged(RIGHT.replace("def gradients(", "def gradients_("), cell, only="gradients")
    checks = {check.name: check for check in report.checks}
    assert checks["output_error"].status == "passed"
    assert checks["gradients"].status == "crashed"
    assert checks["gradients"].message.startswith("Cell 2, which defines gradients, raised ")
    assert words in checks["gradients"].message


def test_later_definitions_win_and_absent_ones_are_not_attempted(judged: Judge) -> None:
    """As in a run from top to bottom."""
    first = "def output_error(y, y_pred): return 0"
    report = judged(first, "def output_error(y, y_pred): return y_pred - y", timeout=5.0)
    assert statuses(report)["output_error"] == "passed"
    assert statuses(report)["gradients"] == "not_attempted"


IPYTHON = """
%matplotlib inline
%config InlineBackend.figure_format = 'retina'
!pip install "numpy>=1
files = !ls
here = %pwd
timing = %timeit -o f(x)
?print
print??
np.random.default_rng?
if True:
    !echo it's indented
    %time late = 1 + 1
text = '''
%not a magic
!nor this
'''
assert text.count("n") == 2 and late == 2 and "%d" % 3 == "3"
values = [5
%3, 1]
assert values == [2, 1]
get_ipython().run_line_magic("matplotlib", "inline")
display(files)
import asyncio
await asyncio.sleep(0)
async def g(): return 4
assert await g() == 4
ran = True
"""


def test_ipythons_own_syntax_breaks_nothing(judged: Judge) -> None:
    """Line magics, shell lines, help and a top-level await are inert; the rest is as written."""
    seen = "def output_error(y, y_pred): return y_pred - y if ran else None"
    cells = ("pip install numpy", IPYTHON, "%%capture\nimport numpy as np", "%%time\n" + seen)
    report = judged("%%bash\nls", *cells, "%%html\n<b>", only="output_error")
    assert report.status == "passed", (report.checks, report.notes)
    (note,) = report.notes
    assert note.startswith("Cell 1 (%%bash), cell 6 (%%html) were left out")


def test_a_syntax_error_beside_magics_is_still_one(judged: Judge) -> None:
    """What is neither Python nor a magic is told with the line it is in."""
    (note,) = judged(RIGHT, "%matplotlib inline\nx = 1\ny = = 2\n%time\n").notes
    assert "Cell 2 raised SyntaxError in line 3: “invalid syntax”." in note


def test_check_and_display_are_stand_ins_in_notebooks_alone(verdict: Judge) -> None:
    """In a Python file nngrade may not be imported, as ever; and no answer is got from either."""
    wish = "from nngrade.references import worked_example as w\n"
    thief = wish + "def output_error(y, y_pred): return w.output_error(y, y_pred)\n"
    assert "'nngrade' is not among them" in verdict("exercise3", thief).checks[0].message
    cells = Cells(reading.cells(Path("x.ipynb"), notebook(code(thief)).encode()).cells)
    check = verdict("exercise3", cells).checks[0]
    assert check.status in ("failed", "crashed")
    assert check.score == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "It is empty"),
        (b"not json", "is not JSON"),
        (b'{"cells": [\n<<<<<<< HEAD\n', "in line 2"),
        (b"[1, 2]", "no notebook"),
        (b"3", "no notebook"),
        (b"{}", "no notebook"),
        (b'{"nbformat": true, "cells": []}', "no notebook"),
        (b'{"nbformat": 1, "cells": []}', "format 1, which is too old"),
        (b'{"nbformat": 4}', "damaged notebook"),
        (b'{"nbformat": 4, "cells": 3}', "damaged notebook"),
        (b'{"nbformat": 4, "cells": [3]}', "damaged notebook"),
        (b'{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code"}]}]}', "damaged"),
        (notebook(code("x")).replace('["x"]', '["x", 3]').encode(), "damaged notebook"),
        (notebook(code("x")).replace('["x"]', '{"a": 1}').encode(), "damaged notebook"),
        (notebook([("markdown", "x")]).encode(), "has no code"),
        (notebook(code("", " \n")).encode(), "has no code"),
        (notebook([]).encode(), "has no code"),
        (notebook(code("x <- 1"), metadata={"language_info": {"name": "R"}}).encode(), "for “R”;"),
        ("caf\xe9".encode("latin-1"), "not UTF-8"),
        (notebook(code("x")).encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "filled in a way that no notebook is"),
        (b'{"nbformat": ' + b"1" * 5000 + b"}", "filled in a way that no notebook is"),
        (b"[" + b"[]," * 5_000_001 + b"[]]", "filled in a way that no notebook is"),
        (notebook(code("#" * 600_000, "#" * 500_000)).encode(), "1.10 MB of code"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_what_is_no_notebook_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    """With one sentence that says what is wrong and what to do."""
    path = tmp_path / "work.ipynb"
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"work\.ipynb") as caught:
        submission.read(path)
    assert words in str(caught.value)


def test_refused_notebooks_have_status_2(tmp_path: Path) -> None:
    """A file over 50 MB, a link, a folder and a missing file too, each in one sentence."""
    huge, link, folder = (tmp_path / f"{name}.ipynb" for name in ("huge", "link", "folder"))
    with huge.open("wb") as file:
        file.truncate(60_000_000)
    link.symlink_to(save(tmp_path, RIGHT))
    folder.mkdir()
    for path, words in (
        (huge, "holds 60,000,000 bytes; a notebook file has at most 50 MB"),
        (link, "symbolic link"),
        (folder, "is a folder"),
        (tmp_path / "gone.ipynb", "no file"),
    ):
        done = nngrade("check", "3", path)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_outputs_may_be_large_and_hold_anything(tmp_path: Path) -> None:
    """Pictures of 3 MB and numbers that are not finite are no code."""
    text = notebook(code(RIGHT)).replace(
        '"outputs": []', f'"outputs": [{{"data": {{"image/png": "{"A" * 3_000_000}"}}, "x": NaN}}]'
    )
    path = tmp_path / "WORK.IPYNB"
    path.write_text(text, encoding="utf-8")
    done = nngrade("check", "3", path, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["submission"] == str(path)


def test_a_notebook_needs_no_jupyter(tmp_path: Path) -> None:
    """Reading and checking one imports nothing of Jupyter's into the grader."""
    from test_speed_of_imports import HEAVY, imported_by

    status, modules = imported_by("check", "exercise3", str(save(tmp_path, RIGHT)))
    assert status == 0
    assert not modules & (HEAVY | {"nbformat", "IPython", "jsonschema", "traitlets"})


def test_right_python_answer_needs_nothing_of_notebooks() -> None:
    """A check of a Python file does not load what reads notebooks."""
    import subprocess
    import sys

    script = (
        "import sys; from nngrade.cli import status_of_run;"
        f"status_of_run(['check', '3', {str(SOLUTION)!r}]);"
        "sys.exit(any(name.startswith('nngrade.notebook') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0


LOADED = {"kind": "loaded", "names": [], "standins": []}


@pytest.mark.parametrize(
    "told",
    [{"broken": 3}, {"broken": ["cell 1"]}, {"left_out": {"cell 1": "%%bash"}}],
    ids=["no list", "no message", "no pairs"],
)
def test_what_a_worker_forges_about_cells_is_refused(told: dict[str, object]) -> None:
    """It is the submission's crash, never the grader's fault."""
    with pytest.raises(ValueError, match="cell"):
        replies.parse({**LOADED, **told})


@pytest.mark.parametrize(
    "told",
    [
        {"broken": [{"cell": "\x1b[2J" * 9000, "type": "E", "message": "m" * 90_000}] * 900},
        {"broken": [{"cell": 7, "seconds": float("nan")}], "left_out": [[], 3, ["a", "b", "c"]]},
    ],
    ids=["endless", "odd"],
)
def test_what_a_worker_forges_about_cells_is_bounded(told: dict[str, object]) -> None:
    """The notes stay readable, whatever is said."""
    loaded = replies.parse({**LOADED, **told})
    assert isinstance(loaded, replies.Loaded)
    found = telling.notes(loaded, Cells(()))
    assert 0 < sum(map(len, found)) < 3000


def test_long_words_of_a_cell_are_cut_in_the_note(judged: Judge) -> None:
    """Several lines of an assertion's own words become one short sentence."""
    (note,) = judged(RIGHT, "raise ValueError('far too long\\n' * 99)", only="output_error").notes
    assert "Cell 2 raised ValueError in line 1: “far too long far too long" in note
    assert len(note) < 300


def test_training_takes_a_notebook(tmp_path: Path) -> None:
    """`nngrade train` says where a notebook's function went wrong."""
    solution = course.solution("exercise5").read_text(encoding="utf-8")
    broken = "def train(model, loader, epochs, lr, device):\n    return missing\n"
    path = save(tmp_path, solution, broken)
    done = nngrade("train", "5", path, "--epochs", "1", "--seed", "1")
    assert done.returncode == 1
    assert "in cell 2, line 2" in done.stdout
