"""Whatever a student is called, a row is one line of data: no formula, no second row, no loss."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classes import RIGHT, graded, handed_in
from nngrade.classroom import spreadsheet

ODD = [
    "=cmd|'calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "'=1",
    "a, b",
    'say "hi"',
    "two\nlines",
    "a;=1",
    "\u202eevil",
    "Zoë",
    "back\\slash",
    "100%",
    os.fsdecode(b"caf\xe9"),
    "Ann",
    "ann",
]


def test_odd_names_are_graded_and_written_safely(tmp_path: Path) -> None:
    """Each folder has one row and one report, which has the true name; no cell is a formula."""
    folder = handed_in(tmp_path / "class", {f"{name}/exercise3.py": RIGHT for name in ODD})
    run = graded(folder)
    assert run.status == 0, run.err
    assert sorted(report["student"] for report in run.reports) == sorted(ODD)
    assert {report["status"] for report in run.reports} == {"passed"}
    written = (run.marks / "marks.csv").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 1 + len(ODD)
    assert "\u202e" not in written
    names = [row["student"] for row in run.rows]
    assert len(set(names)) == len(ODD)
    assert not [name for name in names if name.strip()[0] in "=+-@＝\t"]
    assert {"'+1", "a, b", "Zoë", "two\\nlines", "caf\\udce9"} < set(names)


def test_odd_names_in_messages_stay_on_one_line(tmp_path: Path) -> None:
    """What is left aside is named without its control characters."""
    files = {"ann/exercise3.py": RIGHT, "\x1b[2Jbo\n/x": b""}
    run = graded(handed_in(tmp_path / "class", files))
    assert run.status == 0
    assert "\x1b" not in run.err
    assert "\\x1b[2Jbo\\n" in run.err


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_line_is_one_row_of_the_same_number_of_cells(texts: list[str]) -> None:
    """Any text at all, with either separator that spreadsheets know."""
    written = spreadsheet.line([*texts, 1.5]).decode()
    assert written.endswith("\n")
    assert "\n" not in written[:-1]
    (row,) = csv.reader(io.StringIO(written, newline=""))
    assert row == [*map(spreadsheet.cell, texts), "1.5"]
    for text in row[:-1]:
        assert not text.strip().startswith(tuple("=+-@＝＋－＠"))


@given(st.text(), st.text())
def test_names_that_differ_stay_different(one: str, other: str) -> None:
    """No student can be called so that a row reads as another's."""
    assert (spreadsheet.cell(one) == spreadsheet.cell(other)) == (one == other)


@pytest.mark.parametrize("name", ["ann", "Zoë", "O'Neil", "anna-maria", "x_1", "o.b."])
def test_plain_names_stay_as_they_are(name: str) -> None:
    """Nothing is changed, and nothing quoted, where nothing has to be."""
    assert spreadsheet.line([name, 1.0]) == f"{name},1.0\n".encode()
