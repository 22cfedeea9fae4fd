"""Whole chapters: nothing right is called wrong, what is wrong is found, one error at a time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nngrade.textbook.checking import Checked, check
from nngrade.textbook.claims import ERRATUM, FOLLOWS, UNCHECKED

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = ROOT.parent / "shared" / "tutorial.txt"
sys.path.insert(0, str(ROOT / "benchmarks"))

import textbook as benchmark  # noqa: E402 -- a script beside the package, reached by path

CHAPTERS = benchmark.chapters()
PLANTED = [(path, index) for path in CHAPTERS for index in range(len(benchmark.errors(path)))]


def names(path: Path) -> str:
    return path.name


def errata(checked: Checked) -> list[int | None]:
    return [one.claim.line for one in checked.review.having(ERRATUM)]


def test_there_are_chapters() -> None:
    """Five errors each, so that the tests below test something."""
    assert len(CHAPTERS) >= 5
    assert all(len(benchmark.errors(path)) >= 5 for path in CHAPTERS)


@pytest.mark.parametrize("path", CHAPTERS, ids=names)
def test_a_right_chapter_has_no_erratum(path: Path) -> None:
    """Nothing that is right is called wrong, and four fifths or more of it are checked."""
    review = check([path]).review
    assert [one for one in review.verdicts if one.status in {ERRATUM, FOLLOWS}] == []
    unchecked = len(review.having(UNCHECKED))
    assert unchecked <= 0.2 * len(review.verdicts)


@pytest.mark.parametrize(("path", "index"), PLANTED, ids=lambda one: getattr(one, "name", one))
def test_a_planted_error_is_found_alone(path: Path, index: int, tmp_path: Path) -> None:
    """One error makes one erratum, on its own line; what is right around it stays right."""
    copy, lines = benchmark.planted(path, tmp_path, [benchmark.errors(path)[index]])
    assert errata(check([copy])) == lines


def test_the_real_tutorial_has_one_erratum() -> None:
    """Read as it is, its w2 is found, with the right value and the reason; nothing else."""
    review = check([TUTORIAL]).review
    (found,) = review.having(ERRATUM)
    assert found.claim.line == 117
    assert (found.claim.text, found.claim.printed, found.derived) == (
        "w_2 = 0.895",
        "0.895",
        "0.29",
    )
    assert "rule of line 113" in found.message
    assert "η = 0.1 is inferred" in found.message
    assert "0.895 is the new value of w_1" in found.message
    assert review.having(FOLLOWS) == ()


@pytest.mark.parametrize("name", sorted(benchmark.HOSTILE))
def test_hostile_text_is_survived(name: str, tmp_path: Path) -> None:
    """Huge numbers, deep nesting and endless macros are reported or passed over in time."""
    path = tmp_path / "hostile.md"
    path.write_text(benchmark.HOSTILE[name], "utf-8")
    check([path])
