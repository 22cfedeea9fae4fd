"""A workspace of notebooks keeps the same promises as one of Python files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from nngrade import course, rubrics
from nngrade.notebook.stubs import notebook_of
from nngrade.workspace import handing_out
from test_cli import nngrade
from test_workspace import outcomes

NAMES = list(rubrics.CATALOGUE)
Edit = Callable[[dict[str, Any]], None]


def solved(name: str) -> bytes:
    return notebook_of(course.solution(name).read_text(encoding="utf-8"), name)


def edit(path: Path, change: Edit) -> None:
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole)
    path.write_text(json.dumps(whole), encoding="utf-8")


def run_by_jupyter(whole: dict[str, Any]) -> None:
    """What running a notebook leaves in its file; nothing that was written."""
    whole["metadata"]["language_info"] = {"name": "python", "version": "3.14"}
    for cell in whole["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "seen"}]


def note_to_self(whole: dict[str, Any]) -> None:
    whole["cells"][0]["source"] = ["my own words"]


@pytest.mark.parametrize("name", NAMES)
def test_stub_is_a_valid_notebook_and_always_the_same(name: str) -> None:
    """Words, a cell a function, a cell that checks; ids and bytes do not change between runs."""
    source = course.stub(name).read_text(encoding="utf-8")
    data = notebook_of(source, name)
    assert data == notebook_of(source, name)
    notebook = nbformat.reads(data.decode(), as_version=4)
    nbformat.validate(notebook)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds == ["markdown"] + ["code"] * (len(kinds) - 1)
    assert notebook.cells[0].source.startswith(f"# Exercise {name.removeprefix('exercise')}: ")
    defined = {question.name.partition("/")[0] for question in rubrics.load(name).questions}
    assert defined <= {cell.id for cell in notebook.cells}
    assert notebook.cells[-1].source == f'from nngrade import check\n\ncheck("{name}")'


@pytest.mark.parametrize("name", NAMES)
def test_stub_loses_nothing_of_the_python_file(name: str) -> None:
    """Every statement is in some cell, in the same order."""
    import ast

    source = course.solution(name).read_text(encoding="utf-8")
    cells = nbformat.reads(notebook_of(source, name).decode(), as_version=4).cells[1:-1]
    code = "\n\n".join(cell.source for cell in cells)
    assert ast.dump(ast.parse(code)) == ast.dump(ast.Module(ast.parse(source).body[1:], []))
    assert code.count("#") == source.count("#")


def test_stubs_are_not_attempted_with_status_1(tmp_path: Path) -> None:
    """All of a new workspace, in one command."""
    done = nngrade("init", "--notebook", tmp_path / "work")
    assert done.returncode == 0
    assert "open exercise1.ipynb" in done.stdout
    done = nngrade("check", "--format", "json", cwd=tmp_path / "work")
    assert done.returncode == 1, done.stderr
    reports = json.loads(done.stdout)["reports"]
    assert [report["status"] for report in reports] == ["not_attempted"] * len(NAMES)
    assert {path.suffix for path in (tmp_path / "work").glob("exercise*")} == {".ipynb"}


def test_init_again_never_overwrites(tmp_path: Path) -> None:
    """Neither code nor words of the student's; what only running changed counts as untouched."""
    handing_out.hand_out(tmp_path, notebooks=True)
    edit(tmp_path / "exercise1.ipynb", run_by_jupyter)
    edit(tmp_path / "exercise2.ipynb", note_to_self)
    (tmp_path / "exercise3.ipynb").write_bytes(b"no notebook at all")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.ipynb")}
    handed = outcomes(handing_out.hand_out(tmp_path, notebooks=True))
    kept = {"exercise2": "kept", "exercise3": "kept"}
    assert handed == dict.fromkeys(NAMES, "same") | kept
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.ipynb")} == before


def test_newer_stub_replaces_an_untouched_one_or_goes_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with Python files."""
    old = tmp_path / "old.py"
    old.write_text('"""Older words."""\n', encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(course, "stub", lambda name: old)
        handing_out.hand_out(tmp_path, notebooks=True)
    edit(tmp_path / "exercise1.ipynb", run_by_jupyter)
    edit(tmp_path / "exercise2.ipynb", note_to_self)
    handed = {h.exercise: h for h in handing_out.hand_out(tmp_path, notebooks=True)}
    assert handed["exercise1"].outcome == "updated"
    assert handed["exercise2"].outcome == "beside"
    assert handed["exercise2"].path.name == "exercise2.new.ipynb"
    assert handing_out.is_stub(handed["exercise2"].path, "exercise2")


def test_list_and_reset_know_notebooks(tmp_path: Path) -> None:
    """Not begun, checked, changed since, and back to the stub with a backup."""
    handing_out.hand_out(tmp_path, notebooks=True)
    path = tmp_path / "exercise3.ipynb"
    edit(path, run_by_jupyter)
    line = nngrade("list", cwd=tmp_path).stdout.splitlines()[2]
    assert line.endswith("not begun")
    path.write_bytes(solved("exercise3"))
    assert nngrade("list", cwd=tmp_path).stdout.splitlines()[2].endswith("not checked yet")
    assert nngrade("check", "3", cwd=tmp_path).returncode == 0
    edit(path, run_by_jupyter)
    assert nngrade("list", cwd=tmp_path).stdout.splitlines()[2].endswith("10/10")
    edit(path, lambda whole: whole["cells"][1]["source"].append("\nx = 1"))
    assert "changed since" in nngrade("list", cwd=tmp_path).stdout.splitlines()[2]
    kept = path.read_bytes()
    done = nngrade("reset", "3", cwd=tmp_path)
    assert done.returncode == 0
    assert "exercise3.backup1.ipynb" in done.stdout
    assert (tmp_path / "exercise3.backup1.ipynb").read_bytes() == kept
    assert handing_out.is_stub(path, "exercise3")
    assert "is the stub already" in nngrade("reset", "3", cwd=tmp_path).stdout


def test_lost_notebook_comes_back_as_a_notebook(tmp_path: Path) -> None:
    """And until then the whole check says that it is not there."""
    handing_out.hand_out(tmp_path, notebooks=True)
    for name in NAMES[:-1]:
        (tmp_path / f"{name}.ipynb").unlink()
    (tmp_path / f"{NAMES[-1]}.ipynb").write_bytes(b"no notebook")
    done = nngrade("check", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{NAMES[-1]}.ipynb is not JSON" in done.stderr
    assert "no notebook that can be read" in nngrade("list", cwd=tmp_path).stdout
    assert nngrade("reset", "1", cwd=tmp_path).returncode == 0
    assert (tmp_path / "exercise1.ipynb").is_file()
    assert not (tmp_path / "exercise1.py").exists()


def test_with_both_the_python_file_is_checked_and_said_to_be(tmp_path: Path) -> None:
    """One note, from `check 3` and from `check` alone."""
    handing_out.hand_out(tmp_path, notebooks=True)
    (tmp_path / "exercise3.py").write_bytes(course.solution("exercise3").read_bytes())
    done = nngrade("check", "3", cwd=tmp_path)
    assert done.returncode == 0
    said = "exercise3.ipynb is here too; exercise3.py was checked."
    assert said in done.stdout
    assert said in nngrade("check", cwd=tmp_path).stdout
    assert nngrade("check", "3", "exercise3.ipynb", cwd=tmp_path).returncode == 1
