"""Nothing that a submission prints, raises, returns or is called fools whoever reads the verdict.

Its words are told apart by an alphabet that nngrade itself never writes in.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import ROOT
from nngrade import questioning, report, rubrics
from nngrade.mutation import Change
from nngrade.notebook import telling
from nngrade.printable import named, one_line, printable, quoted
from nngrade.render import html, text
from nngrade.report import CheckResult, Report
from nngrade.sandbox import replies, wire
from nngrade.sandbox.replies import Absent, Answered, Loaded, Raised
from nngrade.source import Cells
from nngrade.training import faults
from nngrade.weighing import Finding, absent, not_loaded, weigh

FOREIGN = "абвгдежзик中文字𝔄"  # letters, some of them two columns wide
FAKES = (
    "\x1b[2J\x1b[H", "\x1b]8;;http://evil\x07", "\r", "\b\b\b", "\x9b31m", "\u202e", "\u2066",
    "\u200b", "\ufeff", "\u2028", "\x85", "\x0c", "\0", "\ud800", "\U000e0041", "\u3164",
    "\u00ad", "e\u0301" * 5, "\u0301" * 9, "а" * 90, "\u00a0" * 70, "中" * 50, "“", "”", "`", " = ",
    "</pre><script>x()</script>", '" onmouseover="x()', "&lt;", "\t\t\t",
    "\n  ✓ gradients              4/4  а", "\nAll checks passed. а",
    "\nexercise3: Gradients by the chain rule                      10 of 10 а",
)  # fmt: skip
pieces = st.one_of(st.sampled_from(FAKES), st.text(FOREIGN, max_size=8), st.text(max_size=8))
nasty = st.lists(pieces, max_size=12).map("".join)

# As Unicode has them: controls, formats, surrogates, private and unassigned codes, separators.
HARMFUL = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\ufe00\ufe0f\uffa0\U000e0100"
MARKS = 3

QUESTION = rubrics.load("exercise3")["gradients"]
CASE = questioning._cases(QUESTION, 1)[0]


def raised(**fields: Any) -> Raised:
    """What the grader hears of an exception, whose fields a worker may choose."""
    told = {"kind": "raised", "type": "ValueError", "bases": ["ValueError"], "line": 2} | fields
    reply = replies.parse(wire.decode(*_parts(told)))
    assert isinstance(reply, Raised)
    return reply


def answered(value: Any) -> Answered:
    left = {"args": list(CASE.args), "kwargs": {}}
    reply = replies.parse(wire.decode(*_parts({"kind": "value", "value": value, "left": left})))
    assert isinstance(reply, Answered)
    return reply


def _parts(message: Any) -> tuple[bytes, bytes]:
    frame = wire.encode(1, message)
    start = wire.HEADER.size
    _, tree, _ = wire.parse_header(frame[:start])
    return frame[start : start + tree], frame[start + tree :]


def reported(finding: Finding | None, printed: str = "", **parts: Any) -> Report:
    assert finding is not None
    check = CheckResult(
        QUESTION.name, QUESTION.title, finding.status, 4.0, finding.message,
        diagnosis=finding.diagnosis, evidence=finding.evidence, trace=finding.trace,
        near=finding.near,
    )  # fmt: skip
    whole = {"submission": "exercise3.py", "printed": printed, "notes": ()} | parts
    return Report(
        "exercise3", "Gradients", whole.pop("submission"), 1, "cpu", (), 0.1, (check,), **whole
    )


def reports(said: str) -> list[Report]:
    """`said`, wherever a submission may say it."""
    failed = weigh(QUESTION, CASE, answered(np.zeros(6)), [])
    loaded = replies.parse(
        {
            "kind": "loaded", "names": [said, "f"], "standins": [said],
            "broken": [{"cell": said, "type": said, "message": said, "file": said, "line": 1}],
            "left_out": [[said, said]],
        }
    )  # fmt: skip
    assert isinstance(loaded, Loaded)
    gone = replies.parse({"kind": "absent", "names": [said, f"gradients{said}", "gradientz"]})
    assert isinstance(gone, Absent)
    opaque = {"opaque": [said[:200], said[:200]]}
    shown = wire.decode(json.dumps({"dict": [["kind", opaque]]}).encode(), b"")["kind"]
    findings = [
        *(
            weigh(QUESTION, CASE, raised(**{part: said}), [])
            for part in ("message", "type", "file")
        ),
        weigh(QUESTION, CASE, raised(trace=f'File "x", line 1\n{said}', source=said), []),
        *(weigh(QUESTION, CASE, answered(v), []) for v in (said, [said], {said: 1.0}, (said,) * 6)),
        weigh(QUESTION, CASE, Answered(shown, {"args": list(CASE.args), "kwargs": {}}), []),
        not_loaded(raised(message=said, source=said)),
        not_loaded(replies.parse({"kind": "unsendable", "message": said})),
        absent("gradients", gone, set()),
        Finding(
            report.CRASHED,
            faults.stopped("f", raised(message=said, source=said), 1.0).fault.message,
        ),
        Finding(report.FAILED, str(Change("params", {"W1": 1}, {"W1": 1, said: 2}))),
    ]
    return [
        *map(reported, findings),
        reported(failed, printed=said),
        reported(failed, notes=tuple(telling.notes(loaded, Cells(())))),
        reported(not_loaded(raised()), submission=said),
    ]


def columns(line: str) -> int:
    """As a terminal counts them."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def harmless(shown: str) -> bool:
    return all(
        c == "\n" or (unicodedata.category(c) not in HARMFUL and c not in BLANK) for c in shown
    )


def foreign(line: str) -> bool:
    """Whether there is something of the submission's in the line."""
    return any(c in FOREIGN or c == "\\" for c in line)


def named_so(said: str) -> bool:
    """Whether it is, or holds in what can be seen, the name of a function or of a type."""
    return f"f{said}".isidentifier() or re.fullmatch(r"[\w.<>]+", one_line(said)) is not None


def marked(line: str, report: Report) -> bool:
    """Whether a reader sees whose the words are: a bar, a quotation, a label, the file's name."""
    begins = ("    | ", "  | ", "    you gave ")
    return line.startswith(begins) or "“" in line or line == named(report.submission)


@given(nasty)
@example("\n".join(FAKES))
@example("а“" * 100)
def test_every_line_of_a_submissions_is_marked_as_its_own(said: str) -> None:
    """On a terminal: no control, no blank, no line too wide, and none that could be nngrade's."""
    for each in reports(said):
        shown = click.unstyle(text.render(each))
        assert harmless(shown)
        body = shown.split("\n")
        assert sum(line.startswith("  ✓ ") for line in body) == 0
        for line in body:  # a name may stand for itself, as no name is a sentence
            assert not foreign(line) or marked(line, each) or named_so(said), line
            assert columns(line) <= 80 or line in named(each.submission), line


@given(nasty)
@example("\n".join(FAKES))
def test_json_is_valid_and_its_words_are_harmless(said: str) -> None:
    """In ASCII; and a program that prints a message prints no control character."""
    from nngrade.render import json as form

    for each in reports(said):
        shown = form.render(each)
        assert shown.isascii()
        assert harmless(shown)
        for check in json.loads(shown)["checks"]:
            assert harmless(check["message"])
            assert not isinstance(check["actual"], str) or harmless(check["actual"])


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.styles: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.styles |= {value or "" for name, value in attrs if name == "style"}


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser


@given(nasty)
@example("\n".join(FAKES))
def test_html_has_the_same_elements_whatever_is_said(said: str) -> None:
    """No element, attribute or style comes from a submission."""
    for each, usual in zip(reports(said), reports("а"), strict=True):
        page = html.render(each)
        assert harmless(page.replace("\t", ""))
        found, known = elements(page), elements(html.render(usual))
        more = {"pre", "details", "summary"}  # where there is something to quote
        assert found.found <= known.found | more
        assert found.attributes <= known.attributes | {"open"}
        assert all("url" not in style and "expression" not in style for style in found.styles)


@given(st.text())
@example("\n".join(FAKES))
def test_text_is_shown_or_written_out(said: str) -> None:
    """What is harmless stays as it is, line by line; doing it twice changes nothing."""
    shown = printable(said)
    assert harmless(shown.replace("\t", ""))
    assert printable(shown) == shown
    assert shown.count("\n") == said.count("\n")
    kept = iter(shown)  # what is plain stays, in its order
    assert all(c in kept for c in said if c.isascii() and c.isprintable())
    for blank in BLANK:
        assert blank not in printable(f"a{blank}b")
    for marks in (MARKS, MARKS + 1):
        assert (printable("е" + "\u0301" * marks) == "е" + "\u0301" * marks) == (marks == MARKS)


@given(st.one_of(st.text(), st.text("“”\n а\\u202e")), st.integers(10, 50))
@example("“”", 10)
def test_a_quotation_cannot_be_closed_from_inside(said: str, most: int) -> None:
    """One line, bounded, between two marks that it does not hold."""
    shown = quoted(said, most)
    assert shown[0] + shown[-1] == "“”"
    assert not {"“", "”", "\n"} & set(shown[1:-1])
    assert len(shown) <= most + 2
    assert len(one_line(said, most)) <= most
    assert "\n" not in named(said)


NAME = "s\x1b[31m\u202e\n✓ all passed.py"


@pytest.mark.parametrize(
    ("content", "status"),
    [(None, 2), (b"\xff\xff", 2), (b"# coding: nonsense\n", 2), (b"import nothing\n", 1), (b"", 1)],
)
def test_a_files_name_cannot_fool_the_terminal(
    content: bytes | None, status: int, tmp_path: Path
) -> None:
    """The real command, on standard output and standard error."""
    path = tmp_path / NAME
    if content is not None:
        path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "check", "exercise3", str(path)],
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == status
    for shown in (done.stdout.decode(), done.stderr.decode()):
        assert harmless(shown)
        assert not any(line.startswith("✓ all passed") for line in shown.splitlines())


PRINTS = r"""
import sys
import numpy as np
print("\x1b[2J\x1b[1;1H\x1b[32mexercise3: Gradients by the chain rule        10 of 10\x1b[0m")
print("  ✓ output_error           2/2  ∂δ/∂y'\rAll checks passed.\x0b\x0c\u2028All checks passed.")
sys.stdout.buffer.write(b"\x9b2J\xff\n") if hasattr(sys.stdout, "buffer") else None

def output_error(y, y_pred):
    raise ValueError("\n\n  ✓ output_error           2/2\nAll checks passed.")
"""


def test_a_printed_verdict_is_the_programs(tmp_path: Path) -> None:
    """The real command, told by its own lines alone."""
    path = tmp_path / "exercise3.py"
    path.write_text(PRINTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "check", "exercise3", str(path)],
        capture_output=True, check=False, cwd=ROOT, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert harmless(done.stdout)
    lines = done.stdout.splitlines()
    assert lines[0].endswith("0 of 10")
    assert not [line for line in lines if line.startswith(("  ✓", "All checks"))]
    assert len([line for line in lines if "exercise3: Gradients" in line]) == 2
    assert [line for line in lines if line.startswith("    | ") and "exercise3: Grad" in line]
