"""What Python can load is loaded as a module; what it cannot says why."""

from __future__ import annotations

from textwrap import dedent

import pytest

from conftest import Judge

RIGHT = "return y_pred - y"


def test_an_empty_file_is_noted(verdict: Judge) -> None:
    """And the whole is not attempted."""
    report = verdict("exercise3", " \n")
    assert report.status == "not_attempted"
    assert "submission.py is empty" in report.notes[0]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def output_error(y, y_pred:\n    pass\n", "SyntaxError"),
        ("x = 1\n  y = 2\n", "IndentationError in line 2: “unexpected indent”"),
        ("x = 1\nimport sympy\n", "in line 2"),
        ("x = 1\n\nundefined\n", "NameError in line 3: “name 'undefined' is not defined”"),
        ("raise SystemExit('bye')", "SystemExit in line 1: “bye”"),
        ("raise NotImplementedError", "NotImplementedError in line 1"),
        ("x = " + "(" * 300 + ")" * 300, "SyntaxError"),
        ("# coding: nonsense\n", "SyntaxError"),
        (b"x = '\xff'\n", "SyntaxError"),
        ("x = 1\0\n", "SyntaxError"),
    ],
    ids=repr,
)
def test_what_cannot_be_loaded_says_why_and_where(
    verdict: Judge, source: str | bytes, words: str
) -> None:
    """Every check is crashed, with one sentence."""
    report = verdict("exercise3", source, timeout=3.0)
    assert {check.status for check in report.checks} == {"crashed"}
    assert report.status == "failed"
    for check in report.checks:
        assert check.message.startswith("The file could not be loaded: ")
        assert words in check.message


@pytest.mark.parametrize(
    "source",
    [
        f"\ufeffdef output_error(y, y_pred): {RIGHT}",
        f"def output_error(y, y_pred):\r\n    {RIGHT}\r\n".encode(),
        f"# -*- coding: latin-1 -*-\n# \xe9\ndef output_error(y, y_pred): {RIGHT}".encode(
            "latin-1"
        ),
        f"print('h\xe9')\nif __name__ == '__main__': 1 / 0\ndef output_error(y, y_pred): {RIGHT}",
        "import functools as f\noutput_error = f.partial(lambda k, y, z: k * (z - y), 1)",
    ],
    ids=["byte-order mark", "CRLF", "coding line", "prints", "partial"],
)
def test_whatever_python_accepts_is_loaded(verdict: Judge, source: str | bytes) -> None:
    """As a module: the part for `__main__` is not run."""
    report = verdict("exercise3", source, only="output_error")
    assert report.status == "passed", report.checks


def test_plotting_and_progress_are_inert(verdict: Judge) -> None:
    """They take every call, loops still run, and a note says that they are stand-ins."""
    source = f"""
    import matplotlib.pyplot as plt
    import seaborn as sns
    from mpl_toolkits.mplot3d import Axes3D
    from tqdm import tqdm, trange
    from tqdm.auto import tqdm as auto
    def output_error(y, y_pred):
        figure, axis = plt.subplots()
        figure, ((a, b), (c, d)) = plt.subplots(2, 2, figsize=(3, 3))
        figure, row = plt.subplots(1, 3, squeeze=False)
        assert row.shape == (1, 3)
        line, = axis.plot([y], [y_pred], label="x")
        counts, edges, bars = plt.hist([y])
        with plt.style.context("dark"):
            a.set_title("x").figure.colorbar(plt.cm.viridis)[0] = 1
            plt.rcParams["figure.dpi"] = 100
            sns.set_theme()
        plt.gca().color = "red"
        assert len(list(axis.lines)) == 0 and len(axis) == 0 and "stand-in" in repr(axis)
        assert not hasattr(plt, "__wrapped__") and not hasattr(axis, "__array__")
        assert list(tqdm([1, 2], desc="x")) == [1, 2] and len(tqdm([1, 2])) == 2
        assert list(trange(2, 4)) == [2, 3] and list(tqdm()) == []
        with auto(range(3)) as bar:
            assert sum(bar) == 3
            bar.set_postfix(loss=1)
        plt.show()
        {RIGHT}
    """
    report = verdict("exercise3", dedent(source), only="output_error")
    assert report.status == "passed", report.checks
    libraries = "matplotlib and mpl_toolkits and seaborn and tqdm"
    note = f"{libraries} are inert stand-ins while a submission is checked."
    assert report.notes == (note,)


def test_the_standard_library_may_read_how_python_was_built(verdict: Judge) -> None:
    """zoneinfo and numpy.testing ask for a module that is named after the platform."""
    source = """
import zoneinfo
import numpy.testing

def output_error(y, y_pred):
    numpy.testing.assert_equal(1, 1)
    return y_pred - y
"""
    report = verdict("exercise3", source, only="output_error")
    assert report.status == "passed", report.checks[0].message
