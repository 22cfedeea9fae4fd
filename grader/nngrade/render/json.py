"""A report, or a review of a text, as the contract's one JSON object."""

from __future__ import annotations

import json

from nngrade.report import Report, WorkspaceReport
from nngrade.textbook.claims import Review


def render(report: Report | WorkspaceReport | Review) -> str:
    return json.dumps(report.to_dict(), ensure_ascii=True, allow_nan=False, indent=2)
