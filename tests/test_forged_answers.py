"""Whatever comes from the untrusted side, however well formed, never becomes the grader's error.

A submission can reach the code around it and send any frame it likes. So each true answer is taken
apart, every part of it replaced by something nasty, and weighed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import numpy as np
import pytest

from conftest import ROOT
from nngrade import questioning, report, rubrics
from nngrade.explaining import put
from nngrade.render import figures
from nngrade.rubric import Case, Question
from nngrade.sandbox import student
from nngrade.sandbox.replies import Answered
from nngrade.sandbox.wire import Opaque, Tensor
from nngrade.weighing import Finding, weigh

NASTY: list[Any] = [
    None, True, 0, -1, 10**400, 0.5, float("nan"), float("inf"), "", "words", (), [], {}, [[]],
    [None], [[1], [2, 3]], {"a": 1}, {1: 2}, np.zeros(0), np.zeros((0, 3)), np.zeros((2, 0)),
    np.array(np.nan), np.ones((1, 1, 1, 1)), np.array([True]), np.float16(1), np.uint8(3),
    Opaque("<thing>", "module.Thing"), Opaque("tensor(1.)", "torch.Tensor"), Tensor(np.zeros(0)),
    Tensor(np.array(1.0)), Tensor(np.array([np.nan])), Tensor(np.array([[1, 2]])), [[[[[]]]]],
    [10**30, 10**30], [[-3, 5]], [[1.5]], [["x"]], [2**40], [[2**40, 2**40]],
    np.array([0x7D01], dtype=np.uint16).view(np.float16),  # a NaN that tells of being converted
]  # fmt: skip


def replaced(value: Any, nasty: Any, depth: int = 0) -> Iterator[Any]:
    """`value` with one part at a time replaced: itself, an entry of it, an entry of that."""
    yield nasty
    if depth == 3:
        return
    if isinstance(value, dict):
        for key in value:
            for part in replaced(value[key], nasty, depth + 1):
                yield value | {key: part}
            yield {k: v for k, v in value.items() if k != key}
    if isinstance(value, (list, tuple)) and value:
        for index in {0, len(value) - 1}:
            for part in replaced(value[index], nasty, depth + 1):
                yield type(value)([*value[:index], part, *value[index + 1 :]])
        yield value[:-1]
        yield type(value)([*value, value[0]])


def true_answers(exercise: str, templates: Any) -> Iterator[tuple[Question, Case, Any, Any]]:
    """Each question's first, last and probing cases, with what the model answer gives."""
    source = (ROOT / "solutions" / f"{exercise}.py").read_bytes()
    rubric = rubrics.load(exercise)
    start = templates(exercise)
    oracle = questioning.Oracle(start, rubric)
    with closing(student.submission(start, source, 60.0, 1)) as pupil, closing(oracle):
        for question in rubric.questions:
            cases = questioning._cases(question, 3)
            for case in {id(c): c for c in (cases[0], cases[-2], cases[len(cases) // 2])}.values():
                reply = put(question, case, pupil)
                if isinstance(reply, Answered):
                    yield question, case, reply, oracle.trusted(question, case)


def shown(finding: Finding) -> None:
    """The finding in both forms that a person or a program gets to see."""
    result = report.CheckResult("f", "title", finding.status, 1.0, evidence=finding.evidence)
    json.dumps(result.to_dict(), allow_nan=False)
    seen = finding.evidence
    assert seen is not None
    if seen.answered and seen.expected is not None:
        pairs = figures.side_by_side(seen.expected, seen.actual, seen.wrong, 66)
        assert all(len(line) <= 66 for _, line in pairs)


@pytest.mark.parametrize("exercise", list(rubrics.CATALOGUE))
def test_no_forged_answer_breaks_the_grader(exercise: str, templates: Any) -> None:
    """Every forgery is weighed: failed or crashed, or right because nothing was changed."""
    count = 0
    for question, case, reply, trusted in true_answers(exercise, templates):
        assert weigh(question, case, reply, trusted) is None
        for nasty in NASTY:
            for forged in replaced(reply.value, nasty):
                finding = weigh(question, case, Answered(forged, reply.left), trusted)
                assert finding is None or finding.status in (report.FAILED, report.CRASHED)
                report.CheckResult(
                    "f", "t", "failed", 1, evidence=finding and finding.evidence
                ).to_dict()
                count += 1
            for left in replaced(reply.left, nasty):
                finding = weigh(question, case, Answered(reply.value, left), trusted)
                assert finding is None or finding.status in (report.FAILED, report.CRASHED)
    assert count > 100
