"""The wrong results worked out: every link of the chain, with numbers that give the result."""

from __future__ import annotations

import math

import pytest

from collection import Submission, submissions
from conftest import Judge

WRONG = [s for s in submissions("exercise3") if s.expected.get("gradients") == "failed"]


@pytest.mark.parametrize("submission", WRONG, ids=[s.id for s in WRONG])
def test_the_chain_multiplies_to_the_result(submission: Submission, verdict: Judge) -> None:
    """Each factor of the formula has its number, down to the error of the output."""
    report = verdict("exercise3", submission.source)
    check = next(c for c in report.checks if c.name == "gradients")
    for line in check.workings:
        _, formula, *numbers = line.split(" = ")
        links = formula.split(" · ")
        assert links[0] == "∂δ/∂y'"
        assert len(links) == (3 if any(link.startswith("x") for link in links) else 2)
        factors, result = ([_number(n) for n in part.split(" · ")] for part in numbers)
        assert len(factors) == len(links)
        assert math.prod(factors) == pytest.approx(result[0], rel=1e-4, abs=1e-12)


def test_the_missing_link_is_among_them(verdict: Judge) -> None:
    """Where w5 is left out, the line shows w5."""
    missing = next(s for s in WRONG if s.path.stem == "missing_w5")
    check = next(c for c in verdict("exercise3", missing.source).checks if c.name == "gradients")
    assert check.workings
    assert all(" · w5 · " in line for line in check.workings)


def _number(text: str) -> float:
    return float(text.strip("()").replace("−", "-"))
