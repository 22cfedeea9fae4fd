"""`nngrade grade` used wrongly, and files that cannot be submissions: one sentence for each."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from classes import COMMAND, RIGHT, graded, handed_in

MB = 1_000_000


def _too_large(path: Path) -> None:
    path.write_bytes(RIGHT + b"#" * MB)


def _undecodable(path: Path) -> None:
    path.write_bytes(b"x = '\xff'\n")


def _link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "link": (_link, "is a symbolic link"),
    "folder": (Path.mkdir, "is a folder"),
    "pipe": (os.mkfifo, "is no regular file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is a symbolic link"),
    "huge": (_too_large, "at most 1 MB of code"),
    "latin": (_undecodable, "is not text that Python can read"),
}


def test_file_that_check_refuses_is_a_row(tmp_path: Path) -> None:
    """Status refused, score 0, the reason in the report; the others are graded."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    for name, (make, _) in BAD.items():
        (folder / name).mkdir()
        make(folder / name / "exercise3.py")
    run = graded(folder)
    assert run.status == 0
    assert {row["student"] for row in run.rows} == {"ann", *BAD}
    assert run.row("ann")["status"] == "passed"
    for name, (_, words) in BAD.items():
        row, report = run.row(name), run.report(name)
        assert (row["status"], row["score"], row["max_score"]) == ("refused", "0.0", "10.0")
        assert row["isolation"] == ""
        assert (report["status"], report["score"], report["checks"]) == ("refused", 0.0, [])
        assert words in report["message"]
    assert run.row("huge")["sha256"] == ""
    assert len(run.row("latin")["sha256"]) == 64
    assert "refused" in run.out


def test_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A student's folder that points to another's gets no marks for what is there."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    (folder / "bo").symlink_to(folder / "ann")
    run = graded(folder)
    assert run.row("ann")["status"] == "passed"
    assert run.row("bo")["status"] == "refused"
    assert "bo is a symbolic link" in run.report("bo")["message"]


def test_two_files_for_one_exercise_are_refused(tmp_path: Path) -> None:
    """Names that differ in capitals alone: which one is meant is not for us to say."""
    files = {"ann/exercise3.py": RIGHT, "ann/Exercise3.py": RIGHT, "bo/EXERCISE3.py": RIGHT}
    run = graded(handed_in(tmp_path / "class", files))
    assert run.row("ann")["status"] == "refused"
    assert "keep one of them" in run.report("ann")["message"]
    assert run.row("bo")["status"] == "passed"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nowhere"], "There is no folder nowhere."),
        (["a.py"], "a.py is a file; give the folder"),
        (["empty"], "There is no empty/STUDENT/exerciseN.py, so nothing to grade."),
        (["flat"], "say which: --exercise EXERCISE"),
        (["empty", "--exercise", "3"], "There is no .py file in empty."),
        (["class", "--exercise", "33"], "There is no exercise '33'"),
        (["class", "--out", "a.py"], "a.py is no folder"),
        (["class", "--out", "a.py/marks"], "cannot be written"),
        (["class", "--out", "/proc/marks"], "/proc/marks cannot be written"),
        (["class", "--jobs", "0"], "--jobs"),
        (["class", "--seed", "-1"], "--seed"),
        (["class", "--timeout", "0"], "--timeout"),
        (["a" * 5000], "cannot be read (File name too long)"),
        (["/"], "has no name to add -marks to"),
        ([], "Missing argument 'FOLDER'"),
    ],
)
def test_wrong_use_is_one_sentence_and_status_2(
    args: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong and what to do, and nothing is written."""
    from nngrade.cli import status_of_run

    files = {"a.py": RIGHT, "flat/ann.py": RIGHT, "class/ann/exercise3.py": RIGHT}
    handed_in(tmp_path, files)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert status_of_run(["grade", *args]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in " ".join(said.err.split())
    assert "Traceback" not in said.err
    assert sorted(tmp_path.rglob("*")) == before


def test_weak_isolation_is_refused_unless_allowed(tmp_path: Path) -> None:
    """One sentence before anything is run or written; when allowed, rows and summary say it."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    run = graded(folder, NNGRADE_WITHOUT_LAYERS="Landlock")
    assert run.status == 2
    assert run.out == ""
    said = " ".join(run.err.split())
    assert "partial: no Landlock" in said
    assert "nngrade doctor" in said
    assert not run.marks.exists()
    for layers, word in (("Landlock", "partial"), ("all", "none")):
        run = graded(folder, "--allow-weak-isolation", NNGRADE_WITHOUT_LAYERS=layers)
        assert run.status == 0
        assert (run.row("ann")["status"], run.row("ann")["isolation"]) == ("passed", word)
        assert f"Isolation: {word}, for 1 submission." in run.out


def test_second_run_into_the_same_folder_waits_for_none(tmp_path: Path) -> None:
    """While one run writes, another one into the same DIR is refused."""
    from nngrade.classroom import marks

    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    with marks.alone_in(tmp_path / "class-marks"):
        run = graded(folder)
    assert run.status == 2
    assert "Another `nngrade grade` is writing into" in run.err
    assert list(run.marks.iterdir()) == []


def test_folder_that_cannot_be_opened_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are graded; since not every file has its row, the status is 2."""
    from nngrade.classroom import collect
    from nngrade.cli import status_of_run

    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT, "bo/exercise3.py": RIGHT})
    entries = collect._entries

    def closed(path: Path) -> list[Path]:  # root opens every folder: the refusal is made up
        if path.name == "bo":
            raise PermissionError(13, "Permission denied", str(path))
        return entries(path)

    monkeypatch.setattr(collect, "_entries", closed)
    assert status_of_run(["grade", str(folder)]) == 2
    said = capsys.readouterr()
    assert "bo cannot be opened (Permission denied); what is in it is not graded." in " ".join(
        said.err.split()
    )
    assert "1 submission of 1 student graded" in said.out


def test_what_a_worker_needs_is_never_hidden(tmp_path: Path) -> None:
    """A class's folders are, also where they are reached by a link; not those above Python's."""
    import tempfile

    from nngrade.classroom.grade import Request, hidden

    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    (tmp_path / "link").symlink_to(folder)
    found = hidden(Request(tmp_path / "link", tmp_path / "marks", 1, 1))
    assert found == (str(folder.resolve()), str((tmp_path / "marks").resolve()))
    for above in (Path("/"), Path(tempfile.gettempdir()), Path(os.__file__).parents[1]):
        assert hidden(Request(above, tmp_path / "marks", 1, 1)) == found[1:]


@pytest.mark.parametrize("allowed", [[], ["--allow-weak-isolation"]])
def test_layer_that_is_none_is_one_sentence(allowed: list[str], tmp_path: Path) -> None:
    """A mistyped layer is told once, and not in every row."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    run = graded(folder, *allowed, NNGRADE_WITHOUT_LAYERS="Landlok")
    assert (run.status, run.out) == (2, "")
    assert "names 'Landlok', which is no layer" in run.err
    assert not run.marks.exists()


def test_missing_library_is_one_sentence_and_status_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What no submission could be judged without is told before any is."""
    from nngrade.classroom import grade
    from nngrade.cli import status_of_run
    from nngrade.sandbox.launch import LaunchError

    def missing(family: str) -> tuple[str, ...]:
        raise LaunchError(f"{family} is not installed")

    folder = handed_in(tmp_path / "class", {"ann/exercise5.py": RIGHT})
    monkeypatch.setattr(grade, "hidden", lambda request: ())
    monkeypatch.setattr(grade, "search_paths", missing)
    assert status_of_run(["grade", str(folder)]) == 3
    assert "torch is not installed" in capsys.readouterr().err
    assert not (tmp_path / "class-marks").exists()


def test_marks_are_not_put_among_a_students_files(tmp_path: Path) -> None:
    """The student would be taken for the place of the marks, and left out."""
    folder = handed_in(tmp_path / "two", {"ann/exercise3.py": b"", "bob/exercise3.py": b""})
    run = graded(folder, "--out", folder / "ann")
    assert run.status == 2
    assert "holds a submission" in run.err


def test_empty_name_is_not_the_folder_one_is_in(tmp_path: Path) -> None:
    """As a variable of the shell gives it that is not set."""
    handed_in(tmp_path, {"ann/exercise3.py": b""})
    done = subprocess.run([*COMMAND, ""], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "FOLDER is empty" in done.stderr


def test_hidden_submissions_are_graded_too(tmp_path: Path) -> None:
    """A student's folder may begin with a dot; what systems hide there is no submission."""
    files = {".ann/exercise3.py": b"", "._bob/icon": b"", ".git/config": b""}
    run = graded(handed_in(tmp_path / "class", files))
    assert [row["student"] for row in run.rows] == [".ann"]
