"""`nngrade.check(...)` returns the report that the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

import nngrade
from nngrade.judge import UnknownCheck
from nngrade.rubrics import UnknownExercise
from nngrade.submission import Refused
from nngrade.workspace import handing_out
from test_cli import SOLUTION


def test_check_returns_the_report() -> None:
    """A path, a seed and a selection work as they do on the command line."""
    report = nngrade.check(3, SOLUTION, seed=7, only="gradients")
    assert (report.status, report.score, report.seed) == ("passed", 6, 7)
    assert report.to_dict()["exercise"] == "exercise3"


def test_check_finds_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path it is the workspace's own copy, from a folder inside it too."""
    handing_out.hand_out(tmp_path)
    inside = tmp_path / "notes"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert nngrade.check("exercise1").status == "not_attempted"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("exercise77", SOLUTION), UnknownExercise),
        (("exercise3", "nowhere.py"), Refused),
        (("exercise3",), Refused),
    ],
)
def test_wrong_use_raises_a_value_error(
    arguments: tuple[str, ...],
    problem: type[ValueError],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each kind of trouble is a ValueError of its own."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(problem):
        nngrade.check(*arguments)


def test_unknown_check_is_named() -> None:
    """A near miss among the checks is told."""
    with pytest.raises(UnknownCheck, match="gradients"):
        nngrade.check("exercise3", SOLUTION, only="gradient")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
        ({"timeout": "5"}, "timeout"),
        ({"device": "foo"}, "device 'foo'"),
        ({"isolation": "none"}, "isolation"),
    ],
)
def test_options_that_cannot_be_meant_are_value_errors(
    option: dict[str, object], words: str
) -> None:
    """A wrong seed, time, device or isolation is the caller's mistake and named as such."""
    with pytest.raises(ValueError, match=words):
        nngrade.check("exercise3", SOLUTION, **option)  # type: ignore[arg-type]
