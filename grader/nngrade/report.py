"""A verdict as plain data, and its form as the contract's JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nngrade.printable import printable
from nngrade.sandbox.plain import entries
from nngrade.sandbox.wire import Generator, Opaque, Tensor

VERSION = 1
MAX_ENTRIES = 2000  # of an array in a report; a larger one is described
MAX_ALL_ENTRIES = 10_000  # of a whole value
MAX_KEY = 200
MAX_REPR = 200  # of what is neither number nor array

PASSED = "passed"
FAILED = "failed"
NOT_ATTEMPTED = "not_attempted"
CRASHED = "crashed"
TIMED_OUT = "timed_out"
SKIPPED = "skipped"
GRADER_ERROR = "grader_error"
BROKEN = (FAILED, CRASHED)  # of a check: another one that builds on it may suffer


@dataclass(frozen=True)
class Evidence:
    """The simplest input found that fails, with what was expected and what came."""

    label: str
    inputs: Mapping[str, Any]
    expected: Any
    actual: Any
    answered: bool  # whether anything came at all
    wrong: Any = None  # the entries that differ, as booleans (see `nngrade.compare.Mismatch`)
    results: tuple[str, ...] = ()  # what the parts of an answer of several are called


@dataclass(frozen=True)
class Diagnosis:
    """The mistake that explains a failure: its name, what happened, what to try."""

    name: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class CheckResult:
    """One check's outcome. `message` says what happened, `hint` what to try.

    `near` is a function of the file that has nearly the name of one that is missing.
    `workings` are the wrong results, term by term, with the numbers of the evidence.
    """

    name: str
    title: str
    status: str
    max_score: float
    message: str = ""
    hint: str = ""
    diagnosis: Diagnosis | None = None
    evidence: Evidence | None = None
    trace: str = ""
    workings: tuple[str, ...] = ()
    near: str = ""
    duration: float = 0.0

    @property
    def score(self) -> float:
        return self.max_score if self.status == PASSED else 0.0

    def to_dict(self) -> dict[str, Any]:
        seen = self.evidence
        return {
            "name": self.name,
            "title": self.title,
            "status": self.status,
            "score": self.score,
            "max_score": self.max_score,
            "message": self.message,
            "diagnosis": None
            if self.diagnosis is None
            else {"name": self.diagnosis.name, "message": self.diagnosis.message},
            "inputs": None if seen is None else {k: plain(v) for k, v in seen.inputs.items()},
            "expected": None if seen is None else plain(seen.expected),
            "actual": None if seen is None or not seen.answered else plain(seen.actual),
            "duration": round(self.duration, 4),
        }


@dataclass(frozen=True)
class Report:
    """All checks of one submission. `only`, `notes` and `printed` are for people, not in the JSON.

    `only` is the check that was asked for, where it was one.
    """

    exercise: str
    title: str
    submission: str
    seed: int
    device: str
    isolation: tuple[str, ...]
    duration: float
    checks: tuple[CheckResult, ...]
    notes: tuple[str, ...] = ()
    printed: str = ""
    only: str | None = None
    version: int = field(default=VERSION, init=False)

    @property
    def status(self) -> str:
        return overall(check.status for check in self.checks)

    @property
    def score(self) -> float:
        return math.fsum(check.score for check in self.checks)

    @property
    def max_score(self) -> float:
        return math.fsum(check.max_score for check in self.checks)

    def to_dict(self) -> dict[str, Any]:
        """The object of the contract, section 2."""
        return {
            "version": self.version,
            "exercise": self.exercise,
            "title": self.title,
            "submission": self.submission,
            "status": self.status,
            "score": self.score,
            "max_score": self.max_score,
            "seed": self.seed,
            "device": self.device,
            "isolation": list(self.isolation),
            "duration": round(self.duration, 4),
            "checks": [check.to_dict() for check in self.checks],
        }


@dataclass(frozen=True)
class WorkspaceReport:
    """The reports of every exercise in a workspace."""

    reports: tuple[Report, ...]

    @property
    def status(self) -> str:
        return overall(report.status for report in self.reports)

    def to_dict(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "status": self.status,
            "score": math.fsum(report.score for report in self.reports),
            "max_score": math.fsum(report.max_score for report in self.reports),
            "reports": [report.to_dict() for report in self.reports],
        }


def overall(statuses: Iterable[str]) -> str:
    """The status of a whole from those of its parts: the first that holds, as in the contract."""
    found = set(statuses)
    if GRADER_ERROR in found:
        return GRADER_ERROR
    if found <= {PASSED}:
        return PASSED
    if found <= {NOT_ATTEMPTED, SKIPPED} and NOT_ATTEMPTED in found:
        return NOT_ATTEMPTED
    return FAILED


def plain(value: Any) -> Any:
    """`value` as JSON can carry it: never null, never a bare NaN, bounded."""
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple, dict)):
        if entries(value, MAX_ALL_ENTRIES, described=MAX_ENTRIES) > MAX_ALL_ENTRIES:
            return f"{type(value).__name__} of {len(value)}, too large to be shown"
        return _plain_parts(value)
    if isinstance(value, Opaque):
        return value.text
    if isinstance(value, Generator):
        return f"numpy.random.default_rng({value.seed})"
    return _plain_array(value)


def _plain_parts(value: Any) -> Any:
    if isinstance(value, dict):
        named = {printable(str(key)[:MAX_KEY]): item for key, item in value.items()}
        return {key: _plain_parts(item) for key, item in named.items()}
    return (
        [_plain_parts(item) for item in value] if isinstance(value, (list, tuple)) else plain(value)
    )


def _plain_array(value: Any) -> Any:
    import numpy as np

    from nngrade.sized import Sized

    if isinstance(value, Sized):
        value = value.value
    if isinstance(value, Tensor):
        value = value.array
    if not isinstance(value, (np.ndarray, np.generic)):
        return printable(repr(value)[:MAX_REPR])
    if value.size > MAX_ENTRIES:
        return f"array of shape {value.shape}, {value.dtype}"
    return plain(value.tolist())
