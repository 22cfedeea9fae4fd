"""Every right program passes; every wrong one fails exactly what it gets wrong."""

from __future__ import annotations

import pytest

from collection import Submission, submissions
from conftest import Judge
from nngrade.render import html, json, text

ALL = submissions()


@pytest.mark.parametrize("submission", ALL, ids=[s.id for s in ALL])
def test_gets_what_it_must_get(submission: Submission, verdict: Judge) -> None:
    """The statuses of all checks, and the mistake named at the first, are those the file states."""
    never_ends = "timed_out" in submission.expected.values()
    report = verdict(submission.exercise, submission.source, timeout=3.0 if never_ends else 30.0)
    got = {check.name: check.status for check in report.checks if check.status != "passed"}
    assert got == submission.expected, [(c.name, c.message) for c in report.checks if c.message]
    for renderer in (text, html, json):
        assert renderer.render(report)
    first = next((c for c in report.checks if c.status not in ("passed", "skipped")), None)
    if first is not None and submission.diagnosis:
        unsaid = "nothing to diagnose" if first.status == "not_attempted" else "silent"
        assert (first.diagnosis.name if first.diagnosis else unsaid) == submission.diagnosis
