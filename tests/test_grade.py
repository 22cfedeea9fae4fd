"""`nngrade grade`: every submission gets its row, and the same one whoever else is in the class."""

from __future__ import annotations

import hmac
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from classes import RIGHT, ROOT, WRONG, Graded, graded, handed_in
from nngrade.classroom import seeds

NAMES = ["cy", "ann", "bo"]
HEADER = "student,exercise,status,score,max_score,seed,isolation,sha256"


@pytest.fixture(scope="module")
def a_class(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Graded]:
    """Three students: one right in two exercises, one wrong, one who has not begun."""
    files = {
        "ann/exercise3.py": RIGHT,
        "ann/exercise2.py": (ROOT / "solutions" / "exercise2.py").read_bytes(),
        "bo/exercise3.py": WRONG,
        "cy/exercise3.py": (ROOT / "exercises" / "exercise3.py").read_bytes(),
        "bo/notes.txt": b"",
        "bo/exercise99.py": b"",
        "dan/essay.txt": b"",
    }
    folder = handed_in(tmp_path_factory.mktemp("course") / "class", files)
    return folder, graded(folder, "--seed", 5)


def test_every_submission_has_a_row_and_a_report(a_class: tuple[Path, Graded]) -> None:
    """A row and a line each, by student and exercise, with the digest of what was graded."""
    folder, run = a_class
    assert run.status == 0, run.err
    assert (run.marks / "marks.csv").read_text().splitlines()[0] == HEADER
    whose = [(row["student"], row["exercise"]) for row in run.rows]
    assert whose == [
        ("ann", "exercise2"),
        ("ann", "exercise3"),
        ("bo", "exercise3"),
        ("cy", "exercise3"),
    ]
    assert [row["status"] for row in run.rows] == ["passed", "passed", "failed", "not_attempted"]
    for row, report in zip(run.rows, run.reports, strict=True):
        assert report["student"] == row["student"]
        assert report["exercise"] == row["exercise"]
        assert report["status"] == row["status"]
        assert (float(row["score"]), int(row["seed"])) == (report["score"], report["seed"])
        assert row["score"] == repr(float(row["score"]))
        path = folder / row["student"] / f"{row['exercise']}.py"
        assert row["sha256"] == sha256(path.read_bytes()).hexdigest()
        assert float(row["max_score"]) == sum(check["max_score"] for check in report["checks"])


def test_what_is_left_aside_is_said_on_standard_error(a_class: tuple[Path, Graded]) -> None:
    """Files that are no exercise are counted and named, and students who have none."""
    said = " ".join(a_class[1].err.split())
    assert "3 files and folders are left aside" in said
    assert "notes.txt" in said
    assert "exercise99.py" in said
    assert "1 folder has no exercise: dan." in said


def test_summary_fits_a_terminal(a_class: tuple[Path, Graded]) -> None:
    """It says how many, of each exercise, and where the marks are; 80 columns, no colour."""
    _, run = a_class
    assert "4 submissions of 3 students graded in" in run.out
    assert "\x1b" not in run.out
    assert str(run.marks / "marks.csv") in run.out
    lines = [line for line in run.out.splitlines() if str(run.marks) not in line]
    assert max(map(len, lines)) <= 80
    table = [line.split() for line in lines if line.startswith("  exercise")]
    assert table == [
        ["exercise2", "1", "0", "0", "10.0"],
        ["exercise3", "1", "1", "1", f"{(10 + float(run.row('bo')['score'])) / 3:.1f}"],
    ]


def test_seed_comes_of_the_secret_the_student_and_the_exercise(
    a_class: tuple[Path, Graded],
) -> None:
    """HMAC-SHA256, by another way than nngrade's own; short enough for a spreadsheet."""
    for row in a_class[1].rows:
        whose = row["student"].encode() + b"\0" + row["exercise"].encode()
        due = hmac.new(b"5", whose, "sha256").hexdigest()[:12]
        assert int(row["seed"]) == int(due, 16)
        assert len(row["seed"]) <= 15
    assert seeds.of(5, "ann", "exercise3") != seeds.of(6, "ann", "exercise3")
    assert seeds.fresh_secret() != seeds.fresh_secret()


def test_row_can_be_repeated_by_check(a_class: tuple[Path, Graded]) -> None:
    """`check` with the row's seed shows the same inputs and the same answers."""
    folder, run = a_class
    command = [sys.executable, "-m", "nngrade", "check", "3", str(folder / "bo" / "exercise3.py")]
    command += ["--seed", run.row("bo")["seed"], "--format", "json"]
    again = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    assert _lasting(again) == _lasting(run.report("bo"))


def test_mark_depends_on_no_other_submission(a_class: tuple[Path, Graded]) -> None:
    """One alone, in one job, gets what it got among others in several."""
    folder, run = a_class
    alone = handed_in(folder.parent / "alone", {"bo/exercise3.py": WRONG})
    again = graded(alone, "--seed", 5, "--jobs", 1)
    assert again.row("bo") == run.row("bo")
    assert _lasting(again.report("bo")) == _lasting(run.report("bo"))


def _lasting(report: dict[str, object]) -> dict[str, object]:
    """What of a report does not depend on the clock or on where the file is."""
    passing = {"duration", "student", "submission"}
    checks = [
        {k: v for k, v in check.items() if k not in passing}
        for check in report["checks"]  # type: ignore[attr-defined]
    ]
    return {k: v for k, v in report.items() if k not in passing} | {"checks": checks}


def test_files_of_one_exercise_in_one_folder(tmp_path: Path) -> None:
    """With --exercise a file's stem is its student; mixed-case endings count."""
    files = {"ann.py": RIGHT, "bo.PY": WRONG, "list.txt": b"", "exercise3.py": RIGHT}
    run = graded(handed_in(tmp_path / "class", files), "--exercise", 3, "--out", tmp_path / "m")
    assert run.status == 0
    assert {row["student"]: row["status"] for row in run.rows} == {
        "ann": "passed",
        "bo": "failed",
        "exercise3": "passed",
    }
    assert "1 file or folder is left aside" in run.err


def test_former_marks_are_kept(tmp_path: Path) -> None:
    """A second run, and a third, write anew; what was there has another name, and this is said."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": WRONG})
    first = graded(folder)
    before = (first.marks / "marks.csv").read_bytes(), (first.marks / "reports.jsonl").read_bytes()
    handed_in(folder, {"ann/exercise3.py": RIGHT})
    second = graded(folder)
    assert second.row("ann")["status"] == "passed"
    kept = second.marks / "marks.backup1.csv", second.marks / "reports.backup1.jsonl"
    assert tuple(path.read_bytes() for path in kept) == before
    assert "marks.backup1.csv" in second.out
    graded(folder)
    assert (second.marks / "marks.backup2.csv").exists()
    assert tuple(path.read_bytes() for path in kept) == before


def test_marks_inside_of_the_class_are_no_student(tmp_path: Path) -> None:
    """DIR may lie in FOLDER."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    for _ in range(2):
        run = graded(folder, "--out", folder / "marks")
        assert (run.status, run.err) == (0, "")
        assert [row["student"] for row in run.rows] == ["ann"]


def test_common_mistakes_are_told(tmp_path: Path) -> None:
    """What several did wrong in the same way is in the summary, with its sentence.

    What only follows from it, in what builds on it, is no mistake of its own.
    """
    files = {f"{name}/exercise3.py": WRONG for name in NAMES}
    run = graded(handed_in(tmp_path / "class", files))
    said = {check["name"]: check["diagnosis"] for check in run.report("ann")["checks"]}
    sentence = said["output_error"]["message"]
    assert "3 of 3  exercise3, output_error" in run.out
    assert sentence in " ".join(run.out.split())
    follows = [name for name in said if said[name] and said[name]["name"].startswith("follows")]
    assert follows
    assert not [name for name in follows if said[name]["message"] in " ".join(run.out.split())]
