"""What the grader does with an answer takes bounded time and memory, however the answer is made."""

from __future__ import annotations

import contextlib
import json
import time
import tracemalloc

import numpy as np
import pytest

from conftest import Judge
from nngrade import report
from nngrade.compare import NotAnArray, Rules, as_array
from nngrade.diagnose import TooLarge, lightened
from nngrade.diagnosis.crashes import crashed
from nngrade.printable import printable
from nngrade.render import figures, html, text
from nngrade.render.json import render
from nngrade.render.wrapping import wrapped
from nngrade.rubrics import load
from nngrade.sandbox import replies
from nngrade.sandbox.replies import Absent, Raised
from nngrade.weighing import absent, weigh

LARGE = {
    "a long list": "return [0.5] * 199_000",
    "many short lists": "return [[0.5] * 10] * 18_000",
    "a ragged list": "return [[0.5] * 9, [1.0]] * 9_000",
    "nothing": "return []",
    "texts": "return ('a' * 1000,) * 5_000",
    "a long text": r"return '\u202e' * 20_000",
    "a large dict": "return {str(i): i for i in range(60_000)}",
    "keys to be told": "return {(i,): 'x' * 100 for i in range(10_000)}",
    "arrays in a list": "return [np.zeros(2000, dtype=bool)] * 8_000",
    "small arrays in a list": "return [np.zeros(48)] * 20_000",
    "a large array": "return np.zeros(1 << 21)",
    "a large array of small numbers": "return np.zeros(1 << 24, dtype=bool)",
    "many dimensions": "return np.zeros((2,) * 24, dtype=bool)",
    "dimensions without entries": "return np.zeros((0, 1000, 1000))",
    "nesting": "v = 0.5\n    for _ in range(30): v = (v,)\n    return v",
    "a long message": "raise TypeError('only size-1 ' * 2000)",
    "a message to be escaped": r"raise TypeError('\u202e' * 20_000)",
    "a long name": r"raise type('✓ passed\n' * 1000, (Exception,), {})('x')",
    "many lines": r"print('\n'.join(map(str, range(300_000)))); return 1",
}
FUNCTIONS = ("output_error", "gradients", "gradient_step", "train_step")


@pytest.mark.parametrize("name", LARGE)
def test_no_answer_holds_up_the_verdict(verdict: Judge, name: str) -> None:
    """Beyond the time that the submission itself has: 8 s here. Nor is what is shown of it long."""
    source = "import numpy as np\n"
    source += "".join(f"def {f}(*a):\n    {LARGE[name]}\n" for f in FUNCTIONS)
    started = time.monotonic()
    found = verdict("exercise3", source, timeout=2.0, only="gradients")
    assert found.status == report.FAILED
    assert report.GRADER_ERROR not in {check.status for check in found.checks}
    for shown, most in ((text.render(found), 8), (html.render(found), 64), (render(found), 8192)):
        assert len(shown) < most << 10
    json.loads(render(found))
    assert time.monotonic() - started < 120  # against a hang, not for speed


def test_many_arrays_are_not_written_out() -> None:
    """Six million numbers would be half a gigabyte of JSON."""
    tracemalloc.start()
    shown = json.dumps(report.plain([np.zeros(2000, dtype=bool)] * 3000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert shown == '"list of 3000, too large to be shown"'
    assert peak < 1 << 22


def test_what_may_be_shown_is_shown_whole() -> None:
    """Ten thousand entries, each array as ever."""
    value = [[0.5] * 99, {"a": [1] * 7000}, np.zeros(2000), np.zeros(2001)]
    first, second, small, large = report.plain(value)
    assert [first, second] == value[:2]
    assert small == [0.0] * 2000
    assert large == "array of shape (2001,), float64"


def test_a_line_is_made_no_longer_than_it_is_shown() -> None:
    """Of a list of a million only the beginning is looked at."""
    started = time.monotonic()
    assert figures.inline([[1.5] * 1000] * 1000, 20) == "[[1.5, 1.5, 1.5, 1.…"
    assert time.monotonic() - started < 0.1


def raised(message: str) -> Raised:
    told = {"kind": "raised", "type": "TypeError", "bases": ["TypeError"], "message": message}
    reply = replies.parse(told)
    assert isinstance(reply, Raised)
    return reply


@pytest.mark.parametrize("message", ["only size-1 " * 2000, "'a" * 10_000, "operand'tuple" * 2000])
def test_a_message_is_searched_in_a_moment(message: str) -> None:
    """The patterns that know a beginner's mistakes would take minutes for 20,000 characters."""
    question = load("exercise3")["gradients"]
    started = time.monotonic()
    crashed(question, raised(message))
    assert time.monotonic() - started < 1


def test_names_are_few_and_short() -> None:
    """What is near to a missing name is looked for among them."""
    gone = replies.parse({"kind": "absent", "names": [f"gradients{'a' * i}" for i in range(3000)]})
    assert isinstance(gone, Absent)
    assert len(gone.names) <= replies.MAX_NAMES
    assert max(map(len, gone.names)) <= replies.MAX_LINE
    started = time.monotonic()
    absent("gradients", gone, set())
    assert time.monotonic() - started < 1


def test_escapes_do_not_make_a_sentence_long() -> None:
    """Each sign that is written out is six characters, in which lines are looked for."""
    question = load("exercise3")["gradients"]
    case = next(iter(question.cases(np.random.default_rng(1))))
    finding = weigh(question, case, raised("\u202e" * 20_000), [])
    assert finding is not None
    assert len(finding.message) < 500
    started = time.monotonic()
    wrapped(printable(finding.message))
    assert time.monotonic() - started < 0.5


def test_a_cause_is_looked_for_in_answers_of_a_right_size() -> None:
    """A long list is made an array once; what is larger than any right answer is left alone."""
    short, row = [1.0, [2.0]], [0.5] * 600
    assert lightened(short) is short
    assert isinstance(lightened(row), np.ndarray)
    several, named = lightened((row, 3)), lightened({"W1": [row, row]})
    assert isinstance(several, tuple)
    assert isinstance(several[0], np.ndarray)
    assert several[1] == 3
    assert named["W1"].shape == (2, 600)
    for large in (np.zeros(1_000_001), [np.zeros(60_000)] * 20, [["a"] * 600] * 60):
        with pytest.raises(TooLarge):
            lightened(large)


def test_what_is_no_array_leaves_nothing_behind() -> None:
    """A grader that judges a class must not grow by every wrong answer."""
    wrong = [None, "a", [1.0], np.zeros(3)]

    def convert() -> None:
        with contextlib.suppress(NotAnArray):
            as_array(wrong, Rules())

    convert()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(1000):
        convert()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 10_000
