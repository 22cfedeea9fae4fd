"""Every right program passes; every wrong one fails exactly what it gets wrong."""

from __future__ import annotations

import pytest

from collection import Submission, submissions
from conftest import Judge

ALL = submissions()


@pytest.mark.parametrize("submission", ALL, ids=[s.id for s in ALL])
def test_gets_what_it_must_get(submission: Submission, verdict: Judge) -> None:
    """The statuses of all checks are those that the file's first line states."""
    never_ends = "timed_out" in submission.expected.values()
    report = verdict(submission.exercise, submission.source, timeout=3.0 if never_ends else 30.0)
    got = {check.name: check.status for check in report.checks if check.status != "passed"}
    assert got == submission.expected, [(c.name, c.message) for c in report.checks if c.message]
