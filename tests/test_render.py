"""What a person reads: at most 80 columns, harmless, and with the figures that matter."""

from __future__ import annotations

import re

import click
import pytest

from conftest import Judge
from nngrade.printable import printable
from nngrade.render import text
from nngrade.report import CheckResult, Report, WorkspaceReport, overall, plain
from test_cli import SOLUTION

RIGHT = SOLUTION.read_text(encoding="utf-8")


def shown(report: Report | WorkspaceReport) -> str:
    """The verdict as it looks without colour, each line held to the width."""
    plain_text = click.unstyle(text.render(report))
    assert max(map(len, plain_text.splitlines())) <= 80
    return plain_text


def test_wrong_entries_are_marked_below_the_columns(verdict: Judge) -> None:
    """Expected and actual stand in columns; a caret marks what differs."""
    swapped = "\ndef gradients(w, x, y):\n    g = np.arange(6.0)\n    return g\n"
    lines = shown(verdict("exercise3", RIGHT + swapped)).splitlines()
    top = next(i for i, line in enumerate(lines) if "expected  " in line)
    assert "you gave" in lines[top + 1]
    assert set(lines[top + 2].strip()) == {"^", " "}
    assert len(lines[top]) == len(lines[top + 1])


@pytest.mark.parametrize("width", [40, 59, 80])
def test_verdict_fits_a_narrow_terminal(width: int, verdict: Judge) -> None:
    """No line is wider than what is asked for, and nothing of the sentences is lost."""
    swapped = "\ndef gradients(w, x, y):\n    h = hidden_units(w, x)\n    print('=' * 300)\n"
    swapped += "    g = gradient_of(w, x, y)\n    return g\n"
    report = verdict("exercise3", RIGHT + swapped.replace("hidden_units", "np.array"))
    narrow = click.unstyle(text.render(report, width=width))
    assert max(map(len, narrow.splitlines())) <= width
    squeezed, wide = (re.sub(r"[\s|]+", "", each) for each in (narrow, shown(report)))
    for check in report.checks:
        for sentence in (check.message, check.hint):
            said = re.sub(r"[\s|]+", "", sentence)
            assert (said in squeezed) == (said in wide)


def test_students_own_trace_and_prints_are_shown(verdict: Judge) -> None:
    """The student's line stands in the verdict, and what the program printed stands below."""
    broken = "\ndef gradients(w, x, y):\n    print('so far')\n    return undefined_name\n"
    told = shown(verdict("exercise3", RIGHT + broken))
    assert "NameError" in told
    assert "return undefined_name" in told
    assert "| so far" in told
    assert "nngrade/" not in told


def test_file_that_does_not_load_is_told_once(verdict: Judge) -> None:
    """One syntax error is one message, not one for each check."""
    told = shown(verdict("exercise3", "def gradients(:\n"))
    assert told.count("SyntaxError") == 2
    assert "could not be loaded" in told


def test_only_puts_the_check_that_was_asked_for_first(verdict: Judge) -> None:
    """Whatever else it builds on and failed."""
    wrong = "\ndef gradients(w, x, y): return 1.0\ndef train_step(w, x, y, eta): return 2.0\n"
    wrong += "def gradient_step(w, grad, eta): return 3.0\n"
    told = shown(verdict("exercise3", RIGHT + wrong, only="train_step"))
    order = [told.index(f"\n{name}: ") for name in ("train_step", "gradients")]
    assert order == sorted(order)
    assert "--only" not in told
    assert "`--only CHECK` looks at one" in shown(verdict("exercise3", RIGHT + wrong))


def test_what_is_printed_often_is_shown_once(verdict: Judge) -> None:
    """With how often it came; a long line is broken, not cut."""
    long = " ".join(f"word{i}" for i in range(30))
    noisy = f"\ndef output_error(y, y_pred):\n    print('again')\n    print('{long}')\n"
    told = shown(verdict("exercise3", RIGHT + noisy + "    return y_pred - y\n"))
    assert told.count("again") == 1
    assert re.search(r"again  \(×\d+\)", told)
    assert "word29" in told


def test_a_file_of_another_exercise_is_recognised(verdict: Judge) -> None:
    """By its functions; a file with none of any exercise's is not guessed at."""
    for exercise, other in (("exercise3", "exercise2"), ("exercise1", "exercise4")):
        source = (SOLUTION.parent / f"{other}.py").read_text(encoding="utf-8")
        assert f"it looks like {other}" in " ".join(shown(verdict(exercise, source)).split())
    assert "looks like" not in shown(verdict("exercise3", "def mine(): pass\n"))
    assert "looks like" not in shown(verdict("exercise3", RIGHT))


def test_stand_ins_are_noted(verdict: Judge) -> None:
    """A plotting library is replaced, and a note says so."""
    told = shown(verdict("exercise3", "import matplotlib.pyplot as plt\n" + RIGHT))
    assert "10 of 10" in told
    assert "matplotlib is an inert stand-in" in told


@pytest.mark.parametrize(
    "said", ["\x1b[2J\x1b[1;1Hfake", "\u202egnihton", "a\rb", "\x9b31m", "\ud800", "\u2066x\u2069"]
)
def test_printed_text_cannot_fool_a_terminal(said: str) -> None:
    """Control sequences and direction overrides come out as escapes."""
    safe = printable(said)
    assert safe.isprintable()
    assert safe != said


def test_ordinary_text_is_shown_as_it_is() -> None:
    """Letters of any language, tabs and line ends are harmless."""
    said = "∂δ/∂w1 = ½\tÄäß 数学\n"
    assert printable(said) == said


def result(status: str) -> CheckResult:
    return CheckResult("f", "title", status, 1.0)


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        (["passed", "passed"], "passed"),
        (["passed", "failed"], "failed"),
        (["not_attempted", "not_attempted"], "not_attempted"),
        (["not_attempted", "skipped"], "not_attempted"),
        (["passed", "not_attempted"], "failed"),
        (["crashed", "timed_out"], "failed"),
        (["passed", "grader_error", "failed"], "grader_error"),
        (["not_attempted", "grader_error"], "grader_error"),
        (["skipped", "crashed"], "failed"),
    ],
)
def test_status_of_the_whole(statuses: list[str], whole: str) -> None:
    """The first that holds, in the order of the contract."""
    assert overall(statuses) == whole


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (None, "None"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        ((1, [2.5, True]), [1, [2.5, True]]),
        ({1: None}, {"1": "None"}),
        ("text", "'text'"),
    ],
)
def test_values_as_json_carries_them(value: object, json: object) -> None:
    """Never null, never a bare NaN."""
    assert plain(value) == json


def test_large_arrays_are_described() -> None:
    """A report does not carry an array of a hundred thousand numbers."""
    import numpy as np

    assert plain(np.zeros((400, 300))) == "array of shape (400, 300), float64"


def test_all_exercises_together(verdict: Judge) -> None:
    """The whole workspace ends with the sum of its points."""
    reports = (verdict("exercise3", RIGHT), verdict("exercise3", ""))
    assert "All exercises: 10 of 20" in shown(WorkspaceReport(reports))


def test_a_function_with_nearly_the_right_name_is_asked_about(verdict: Judge) -> None:
    """Beside the missing function stands the one that may be meant, words in any order."""
    for name in ("gradient", "Gradients", "slopes"):
        report = verdict("exercise3", f"def {name}(w, x, y):\n    return w\n", only="gradients")
        line = next(t for t in shown(report).splitlines() if " gradients " in t)
        asked = f"missing: did you call it {name}?" in line
        assert asked == (name != "slopes"), line
        assert ("Nothing is written yet" in shown(report)) is False
    report = verdict("exercise1", "def train_perceptron(*a):\n    return 0\n")
    assert "missing: did you call it train_perceptron?" in shown(report)


def test_a_change_in_place_is_told_by_before_and_after(verdict: Judge) -> None:
    """An answer that is right is not shown as if it were wrong."""
    source = (
        "import numpy as np\ndef relu(z):\n    z = np.asarray(z)\n    z[z < 0] = 0\n    return z\n"
    )
    said = shown(verdict("exercise2", source, only="relu"))
    assert re.search(r"z was \[-\d.*\] before the call and is \[.*\] after it\.", said)
    assert "you gave" not in said


def test_a_file_that_does_not_load_is_said_once(verdict: Judge) -> None:
    """Beside each check stands that the file did not load; why, once."""
    said = shown(verdict("exercise3", "def f(:\n"))
    assert said.count("the file did not load") == 4
    assert said.count("SyntaxError in line 1") == 1
    assert "raised an error" not in said


def test_one_function_that_is_not_written_is_named(verdict: Judge) -> None:
    """Where one check was asked for, the end speaks of that one and of its hints."""
    source = "def output_error(y, y_pred):\n    raise NotImplementedError\n"
    said = shown(verdict("exercise3", source, only="output_error"))
    assert "output_error is not written yet; `nngrade hint exercise3 output_error`" in said
    assert "Nothing is written yet" in shown(verdict("exercise3", source))


def test_several_wrong_results_are_spoken_of_in_the_plural(verdict: Judge) -> None:
    """One result is of another form, two are."""
    other = "\nold = train_step\ndef train_step(*a):\n    w, b, c = old(*a)\n    return {}\n"
    answers = {
        "w[None], b, c": "w_new is a matrix of one row.",
        "w, 3 * b - 2 * b, [c]": "loss_after is an array of one number",
        "w, [b], [c]": "loss_before and loss_after are each an array of one number",
        "w, b**0.5, c**0.5": "are each the square root of what they should be.",
    }
    for answer, words in answers.items():
        said = shown(verdict("exercise3", RIGHT + other.format(answer), only="train_step"))
        assert words in " ".join(said.split()), said


def test_of_a_long_line_the_part_that_is_meant_is_shown(verdict: Judge) -> None:
    """The carets stand below what raised, however far to the right it is."""
    far = " + ".join(["0 * y"] * 40)
    source = f"def output_error(y, y_pred):\n    return {far} + nothing_there + {far}\n"
    lines = shown(verdict("exercise3", source, only="output_error")).splitlines()
    (marks,) = [line for line in lines if set(line.strip(" |")) == {"^"}]
    above = lines[lines.index(marks) - 1]
    assert above[marks.index("^") :].startswith("nothing_there")
    assert max(map(len, lines)) <= 80
