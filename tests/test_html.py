"""The verdict as HTML: the facts that the terminal shows, and nothing smuggled in by a student."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from conftest import Judge
from nngrade.render import html, text
from nngrade.render.markup import element, words
from nngrade.report import CheckResult, Report, WorkspaceReport
from test_cli import SOLUTION

RIGHT = SOLUTION.read_text(encoding="utf-8")
SWAPPED = RIGHT.replace("error * h1,", "error * h2,", 1).replace(
    "error * h2,\n        ]", "error * h1,\n        ]"
)
FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800]"
VOID = {"br", "img", "hr", "meta", "link", "input"}
ALLOWED = {
    "section", "div", "ul", "li", "b", "p", "small", "span", "code", "pre", "details", "summary",
    "table", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a fragment: its elements, attributes and visible text."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.rows: list[list[str]] = []
        self.feed(fragment)
        self.close()
        assert self.stack == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.stack.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if {"td", "th"} & set(self.stack):
            self.rows[-1][-1] += data

    def row(self, label: str) -> list[str]:
        return next(row[1:] for row in self.rows if row[0] == label)


def page(report: Report | WorkspaceReport) -> Page:
    """The fragment, held to what it may be made of."""
    fragment = html.render(report)
    found = Page(fragment)
    assert set(found.tags) <= ALLOWED
    names = {name for name, _ in found.attributes}
    assert names <= {"style", "aria-label", "role", "scope", "open"}
    styles = " ".join(value or "" for name, value in found.attributes if name == "style")
    assert "url(" not in styles
    assert "http" not in fragment
    return found


def test_entries_that_differ_stand_in_columns_and_are_marked_without_colour(verdict: Judge) -> None:
    """Expected and actual in the same column, an arrow below each that differs."""
    found = page(verdict("exercise3", SWAPPED, only="gradients"))
    due, came, marks = (found.row(label) for label in ("expected", "you gave", "differs"))
    assert len(due) == len(came) == len(marks) == 6
    assert [mark == "↑" for mark in marks] == [a != b for a, b in zip(due, came, strict=True)]
    assert marks[4:] == ["↑", "↑"]


def test_what_the_terminal_says_stands_in_the_page(verdict: Judge) -> None:
    """The mistake, the message, the hint, the workings, the trace and the summary."""
    crashing = "\ndef gradient_step(w, grad, eta):\n    print('so far')\n    return undefined\n"
    report = verdict("exercise3", SWAPPED + crashing)
    found = page(report)
    for check in text.told(report):
        said = [check.message, *check.workings, *check.trace.splitlines()]
        if check.name != "train_step":  # whose mistake has been told by then
            said += [check.diagnosis.message if check.diagnosis else "", check.hint]
        for sentence in said:
            assert sentence.strip() in found.text
    assert any(check.workings for check in report.checks)
    assert "return undefined" in found.text
    assert "so far" in found.text
    assert text.summary(report) in found.text
    assert f"seed {report.seed}" in found.text


def test_several_results_are_shown_one_after_another(verdict: Judge) -> None:
    """Those that are wrong, each under its name."""
    wrong = "\ndef train_step(w, x, y, eta):\n    return w + 5.0, 1.0, _loss(w, x, y)\n"
    found = page(verdict("exercise3", RIGHT + wrong, only="train_step"))
    names = [row[1] for row in found.rows if row[0] == "in"]
    assert names[0] == "w_new"
    assert len(names) >= 2


def test_statuses_are_told_in_words(verdict: Judge) -> None:
    """A mark has its meaning beside it or as its label."""
    report = verdict("exercise3", RIGHT.replace("def output_error(", "def output_err("))
    found = page(report)
    labels = [value for name, value in found.attributes if name == "aria-label"]
    assert labels[1:] == [check.status.replace("_", " ") for check in report.checks]
    assert "raised an error" in found.text


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</pre></details></section><h1>10 of 10</h1>",
    "\u202e01 fo 01\u2066",
    "\x1b[2J\x1b[31mred\x9b",
    "&lt;b&gt;\0\r\ud800\ufeff",
]


@pytest.mark.parametrize("said", HOSTILE, ids=repr)
def test_what_a_student_says_is_text_and_nothing_else(verdict: Judge, said: str) -> None:
    """As an exception, an answer, a key, a print, a name of the file, and as a library's name."""
    source = f"""
said = {said!r}
print(said)
class Mine:
    def __repr__(self): return said
def output_error(y, y_pred): raise ValueError(said)
def gradients(w, x, y): return said
def gradient_step(w, grad, eta): return {{said: Mine()}}
def train_step(w, x, y, eta): return Mine(), said, said
"""
    report = verdict("exercise3", source)
    found = page(report)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800]", found.text
    )
    assert "ValueError" in found.text


def test_long_text_is_bounded(verdict: Judge) -> None:
    """Ten thousand characters, printed, raised and answered, make no endless page."""
    source = """
def output_error(y, y_pred):
    print("x" * 10_000)
    raise ValueError("y" * 10_000)
def gradients(w, x, y): return "z" * 10_000
def train_step(w, x, y, eta): return ["z" * 10_000] * 50
"""
    fragment = html.render(verdict("exercise3", source))
    assert len(fragment) < 40_000
    assert max(map(len, re.findall("x+", fragment))) <= html.MAX_LINE


def test_escaping_covers_content_and_attributes() -> None:
    """Of every element, however it is made."""
    made = element("p", words("<&>\"'"), title='"><script>')
    assert made == ('<p title="&quot;&gt;&lt;script&gt;">&lt;&amp;&gt;&quot;&#x27;</p>')


def test_whole_workspace_is_one_element(verdict: Judge) -> None:
    """Each exercise's verdict, and the sum."""
    reports = (verdict("exercise3", RIGHT), verdict("exercise3", ""))
    found = page(WorkspaceReport(reports))
    assert found.tags.count("section") == 2
    assert "All exercises: 10 of 20" in found.text


def test_only_the_first_failures_are_unfolded(verdict: Judge) -> None:
    """The rest is there to be opened."""
    wrong = "".join(
        f"\ndef {name}(*args): return None\n"
        for name in ("output_error", "gradients", "gradient_step", "train_step")
    )
    found = page(verdict("exercise3", wrong))
    assert found.tags.count("details") == 4
    assert [name for name, _ in found.attributes].count("open") == html.OPEN


def test_a_fault_of_the_grader_reads_as_one() -> None:
    """Never as the student's."""
    check = CheckResult("f", "title", "grader_error", 1.0, message="nngrade itself failed here.")
    report = Report("exercise3", "t", "x.py", 1, "cpu", (), 0.1, (check,))
    assert "no fault of yours" in page(report).text
