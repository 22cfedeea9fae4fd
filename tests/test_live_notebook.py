"""check() in a running notebook: what was run is judged, shown as HTML, and its order told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from kernels import Session, session
from nngrade import course
from nngrade.notebook import order
from nngrade.notebook.history import Execution
from nngrade.notebook.replay import replayed
from nngrade.notebook.stubs import notebook_of
from nngrade.submission import Refused
from test_cli import SOLUTION
from test_html import Page

RIGHT = SOLUTION.read_text(encoding="utf-8")
WRONG = "def gradients(w, x, y):\n    return np.zeros(6)\n"
EARLIER = "def gradients(w, x, y):\n    return first_try(w, x, y)\n"
FUNCTIONS = ["output_error", "gradients", "gradient_step", "train_step"]


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path) as running:
        yield running


def test_real_notebook_shows_its_verdict(tmp_path: Path) -> None:
    """The stub's own cells, right but for one function, run from top to bottom by nbclient."""
    solution = course.solution("exercise3").read_text(encoding="utf-8")
    whole = nbformat.reads(notebook_of(solution, "exercise3").decode(), as_version=4)
    for cell in whole.cells:
        if cell.id == "gradient_step":
            cell.source = (
                "%%time\ndef gradient_step(w, grad, eta):\n"
                "    print('<script>alert(1)</script>')\n    return w + eta * grad\n"
            )
    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(whole, timeout=120, kernel_name="python3", resources=place).execute()
    (output,) = whole.cells[-1].outputs
    page = Page(output.data["text/html"])
    assert "script" not in page.tags
    rows = re.findall(r"(\w+)(\d)/(\d)", page.text)
    assert ("output_error", "2", "2") in rows
    assert ("gradient_step", "0", "1") in rows
    assert "<script>alert(1)</script>" in page.text
    assert len(page.row("expected")) == len(page.row("you gave")) == 6
    assert "↑" in page.row("differs")
    assert output.data["text/plain"].startswith("exercise3: Gradients by the chain rule")


def test_cells_are_judged_as_they_were_run(kernel: Session) -> None:
    """Magics and failing cells included; later definitions win; the kernel itself is not asked."""
    kernel.run("from nngrade import check\n%matplotlib --list\n1 / 0")
    kernel.run(RIGHT)
    kernel.run("%timeit -n1 -r1 output_error(1.0, 2.0)")
    wrong = kernel.run(WRONG + "check('exercise3', seed=1)")
    assert "cell [4]" not in wrong.error
    assert "gradients" in wrong.text
    assert wrong.text.startswith("exercise3: Gradients by the chain rule")
    kernel.run("output_error.__code__ = (lambda y, y_pred: 'forged').__code__")
    kernel.run("import sys; gradients = None; del train_step")
    mended = kernel.run(RIGHT + "\ncheck('3').score")
    assert mended.text == "10.0"
    kernel.run("def gradients(w, x, y):\n\n    return nothing")
    crashed = kernel.run("report = check('3')\nreport")
    assert "NameError in cell [8], line 3: “name 'nothing' is not defined”" in crashed.text
    notes = " ".join(crashed.text.split()).partition("Note: ")[2]
    assert "checked as it was run last: output_error (cell [7]), gradients (cell [8])" in notes
    assert "raised" not in notes, "errors that the kernel has shown are not told again"
    assert (
        kernel.run("isinstance(report, __import__('nngrade.report').report.Report)").text == "True"
    )


def test_what_is_asked_wrongly_is_one_sentence(kernel: Session) -> None:
    """Without a traceback; and no cell run yet is told."""
    kernel.run("from nngrade import check")
    for call, words in (
        ("check('exercise33')", "There is no exercise 'exercise33'"),
        ("check('3', 'nowhere.py')", "There is no file nowhere.py."),
        ("check('3', only='gradient')", "Did you mean gradients?"),
    ):
        error = kernel.run(call).error
        assert words in error
        assert "Traceback" not in error
        assert len(error.splitlines()) == 1
    empty = kernel.run("check('3')").text
    assert "not written yet" in empty
    assert "No cell that was run defines a function of exercise3." in empty


def test_python_file_is_checked_where_no_cell_defines_anything(
    kernel: Session, tmp_path: Path
) -> None:
    """With a note that says so; a path that is given is checked in any case."""
    (tmp_path / "exercise3.py").write_text(RIGHT, encoding="utf-8")
    kernel.run("from nngrade import check")
    shown = kernel.run("check('3')")
    assert "10 of 10" in shown.text
    assert "exercise3.py was checked" in " ".join(shown.text.split())
    kernel.run("def output_error(y, y_pred):\n    return 0")
    assert "10 of 10" not in kernel.run("check('3')").text
    given = kernel.run("check('3', 'exercise3.py')")
    assert "10 of 10" in given.text
    assert "<section" in given.html


def test_ids_tell_an_edited_cell_from_a_second_one(tmp_path: Path) -> None:
    """Editing and running again is no trouble; a second definition is, where it is higher up."""
    page = tmp_path / "mine.ipynb"
    ids = ("imports", "upper", "all", "lower", "ask")
    cells = [{"id": name, "source": []} for name in ids]
    page.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with session(tmp_path, JPY_SESSION_NAME=str(page)) as kernel:
        kernel.run("import numpy as np\nfrom nngrade import check", "imports")
        kernel.run(WRONG, "upper")
        kernel.run(RIGHT, "all")
        kernel.run(RIGHT + "\n# edited", "all")
        shown = kernel.run("check('3')", "ask").text
        assert "10 of 10" in shown
        assert "Note" not in shown
        kernel.run(WRONG, "upper")
        told = " ".join(kernel.run("check('3')", "ask").text.split())
        assert "gradients is defined in cell [4] and again in cell [6]." in told
        assert "from top to bottom cell [4] would count" in told
        told = " ".join(kernel.run("check('3')", "ask", deleted=["upper"]).text.split())
        assert "10 of 10" in told
        assert "Note" not in told


def test_cells_run_before_the_import_are_known_by_their_saved_text(tmp_path: Path) -> None:
    """The stub's own shape: nngrade is imported by its last cell."""
    page = tmp_path / "mine.ipynb"
    texts = {"all": RIGHT.splitlines(keepends=True), "lower": WRONG, "ask": "check('3')"}
    cells = [{"id": name, "source": source} for name, source in texts.items()]
    page.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with session(tmp_path, JPY_SESSION_NAME=str(page)) as kernel:
        kernel.run("import numpy as np\n" + EARLIER, "lower")  # edited since
        kernel.run(WRONG, "lower")
        kernel.run(RIGHT, "all")
        told = " ".join(kernel.run("from nngrade import check\ncheck('3')", "ask").text.split())
        assert "10 of 10" in told
        assert "gradients is defined in cell [2] and again in cell [3]." in told
        assert "from top to bottom cell [2] would count" in told


def test_history_that_was_reset_begins_anew(kernel: Session) -> None:
    """After IPython's `%reset` only what was run since counts."""
    kernel.run("from nngrade import check", "a")
    kernel.run(RIGHT, "b")
    kernel.run("%reset -f in", "c")
    kernel.run("from nngrade import check", "a")
    kernel.run("def output_error(y, y_pred): return y_pred - y", "d")
    shown = kernel.run("check('3')", "e").text
    assert "2 of 10" in shown
    assert "Note" not in shown


def run(number: int, code: str, cell: str | None = None) -> Execution:
    return Execution(number, code, cell)


def order_of(*executions: Execution) -> list[str]:
    return [cell.code for cell in replayed(executions).cells]


def test_a_cell_stands_where_it_was_first_and_last_run_with_its_last_text() -> None:
    """What it defined is there for later cells, and its last definition wins."""
    assert order_of(run(1, "a", "A"), run(2, "b", "B"), run(3, "a2", "A")) == ["a2", "b", "a2"]
    assert order_of(run(1, "a", "A"), run(2, "a", "A"), run(3, "b", "B")) == ["a", "a", "b"]
    assert order_of(*(run(i, "same") for i in range(1, 9))) == ["same", "same"]
    assert order_of(run(1, "a"), run(2, "a2")) == ["a", "a2"]
    labels = [cell.label for cell in replayed([run(1, "a", "A"), run(3, "a2", "A")]).cells]
    assert labels == ["cell [3]", "cell [3]"]


def test_a_session_has_a_limit_of_its_size() -> None:
    """As a file has."""
    with pytest.raises(Refused, match="Restart the kernel"):
        replayed([run(1, "#" * 600_000), run(2, "#" * 600_001)])


def told(*executions: Execution, page: str = "") -> list[str]:
    return order.notes(executions, FUNCTIONS, page.split())


F1, F2 = "def gradients(): return 1", "def gradients(): return 2"


@pytest.mark.parametrize(
    ("executions", "page", "words"),
    [
        ([run(1, F1, "A"), run(2, F2, "A")], "", None),
        ([run(1, F1), run(2, F2)], "", "checked as it was run last: gradients (cell [2])."),
        ([run(1, F1), run(2, F2, "A")], "", None),
        ([run(1, F1), run(2, F1)], "", None),
        ([run(1, F1), run(2, F2), run(3, F1)], "", "again as it had been before, in cell [3]"),
        ([run(1, F1, "A"), run(2, F2, "B")], "", "it is the lowest on the page that counts"),
        ([run(1, F1, "A"), run(2, F2, "B")], "A B", None),
        ([run(1, F1, "A"), run(2, F2, "B")], "A C", "it is the lowest on the page that counts"),
        ([run(1, F1, "B"), run(2, F2, "A")], "A B", "cell [1] would count"),
        ([run(1, F1, "A"), run(2, F2, "B"), run(3, F1, "A")], "A B", "cell [2] would count"),
        ([run(1, F1, "A"), run(2, "x = 1", "A")], "", "memory alone, from cell [1]"),
        ([run(1, "w = 1", "B"), run(2, "v = w", "A")], "A B", "Cell [2] needs w, which cell [1]"),
        ([run(1, "w = 1", "A"), run(2, "v = w", "B")], "A B", None),
        ([run(1, "w = 1", "B"), run(2, "v = w", "A"), run(3, "w = 2")], "A B", None),
        ([run(1, "w = 1", "B"), run(2, "v = w", "A"), run(3, "u = 2")], "A B", "Cell [2] needs w"),
        ([run(1, "w = 1", "B"), run(2, "def f(): return w", "A")], "A B", None),
        ([run(1, "w = 1", "B"), run(2, "v = w", "A")], "", None),
        ([run(1, "import numpy as np", "B"), run(2, "np.ones(1)", "A")], "A B", "needs np"),
        ([run(1, "x = len([print])\ndisplay(x)", "A"), run(2, "len = 3", "B")], "A B", None),
        ([run(1, "%%time\nw = 1", "B"), run(2, "%time v = w", "A")], "A B", "needs w"),
        ([run(1, "w = (", "B"), run(2, "%%bash\nw", "A"), run(3, "x = 'a\0'", "C")], "A B C", None),
    ],
)  # fmt: skip
def test_order_is_told_where_it_is_certain(
    executions: list[Execution], page: str, words: str | None
) -> None:
    """From the ids of the cells and the saved page; silence beats a guess."""
    notes = told(*executions, page=page)
    if words is None:
        assert notes == []
    else:
        (note,) = notes
        assert words in note
