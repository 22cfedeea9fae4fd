"""What is read off a submission's text, which is never run for it."""

from __future__ import annotations

import pytest

from conftest import Judge
from nngrade.diagnosis.written import LONGEST, MOST, body, class_around, parameters, text
from nngrade.source import Cell, Cells


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def f(a, b):\n    pass\n", ("a", "b")),
        ("def f(a: float, b=1.0):\n    pass\n", ("a", "b")),
        ("def f(\n    a,\n    b,\n):\n    pass\n", ("a", "b")),
        ("def f():\n    pass\n", ()),
        ("def f(a):\n    pass\n\n\ndef f(b, a):\n    pass\n", ("b", "a")),
        ("class C:\n    def f(self, a):\n        pass\n", None),
        ("def g(a):\n    pass\n", None),
        ("def f(a, b", None),
        ("", None),
    ],
)
def test_parameters(code: str, names: tuple[str, ...] | None) -> None:
    """The names in the last `def` line at top level; None where there is none to be read."""
    assert parameters(code, "f") == names


def test_long_names_are_cut() -> None:
    """A `def` line of any length makes no long sentence."""
    many = ", ".join(f"{'x' * 1000}{index}" for index in range(1000))
    found = parameters(f"def f({many}):\n    pass\n", "f")
    assert found is not None
    assert len(found) == MOST
    assert all(len(name) == LONGEST for name in found)


def test_class_around() -> None:
    """The class that a method stands in; none for a function, or a function in a function."""
    assert class_around("class Net:\n    def f(self):\n        pass\n", "f") == "Net"
    assert class_around("def f():\n    pass\n", "f") == ""
    assert class_around("class Net:\n    pass\n\n\ndef g():\n    def f(): pass\n", "f") == ""


def test_body_is_that_of_the_last() -> None:
    """The lines of the last definition, up to what stands at the left edge again."""
    code = "class A:\n    x = 1\n\n\nclass A:\n    x = 2\n\n\nB = 3\n"
    assert body(code, "A").split() == ["x", "=", "2"]
    assert body(code, "C") == ""


def test_text_of_a_file_and_of_cells() -> None:
    """Bytes that are no UTF-8 are read as well, and cells one after another."""
    assert text(b"a = 1\r\nb = '\xff'\r\n").splitlines()[0] == "a = 1"
    assert text(Cells((Cell("cell 1", "a = 1"), Cell("cell 2", "b = 2")))) == "a = 1\nb = 2"


TWICE = b"""
def output_error(y, y_pred):
    return y_pred - y


def output_error(y, y_pred):
    return y - y_pred
"""


def test_a_function_of_which_there_are_two(verdict: Judge) -> None:
    """Where the one that counts is wrong, its user is told that there is another."""
    notes = verdict("exercise3", TWICE).notes
    assert notes == ("output_error is defined twice in this file: only the last of them counts.",)
    right = b"\n\n".join(reversed(TWICE.strip().split(b"\n\n\n")))
    assert "twice" not in " ".join(verdict("exercise3", right).notes)


IN_A_CLASS = b"""
class Net:
    def output_error(self, y, y_pred):
        return y_pred - y
"""


def test_functions_in_a_class_are_found_there(verdict: Judge) -> None:
    """A function that a class stands around is said to be there, and not to be missing."""
    report = verdict("exercise3", IN_A_CLASS)
    check = next(c for c in report.checks if c.name == "output_error")
    assert check.status == "not_attempted"
    assert "inside the class Net" in check.message
    assert any("inside the class Net" in note for note in report.notes)
