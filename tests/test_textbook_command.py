"""``nngrade textbook``: what it prints, as text and as JSON, and its exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from nngrade.cli import status_of_run
from nngrade.render import claims_html, claims_text
from nngrade.textbook import tutorial
from nngrade.textbook.claims import Claim, Expression, Identity, Quantity
from nngrade.textbook.verdict import review

DOCS = Path(__file__).resolve().parents[1] / "docs"
WRONG = ("new-w2", "boston")
FIELDS = ["id", "where", "line", "text", "printed", "derived", "status", "message"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object with the contract's fields and nothing else; 1 says that there is an erratum."""
    assert status_of_run(["textbook", "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["version", "source", "claims"]
    assert shown["version"] == 1
    assert [list(one) for one in shown["claims"]] == [FIELDS] * len(tutorial.CLAIMS)
    assert all(one["line"] is None for one in shown["claims"])
    assert [one["printed"] for one in shown["claims"]] == [c.printed for c in tutorial.CLAIMS]


def test_status_0_when_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the errata the command ends with 0."""
    monkeypatch.setattr(tutorial, "CLAIMS", [c for c in tutorial.CLAIMS if c.id not in WRONG])
    assert status_of_run(["textbook"]) == 0


@pytest.mark.parametrize(("trouble", "status"), [(KeyboardInterrupt, 130), (RuntimeError, 3)])
def test_other_ends(
    trouble: type[BaseException],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl-C and a fault of nngrade's own have their statuses and no traceback."""

    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr("nngrade.textbook.verdict.review", fail)
    assert status_of_run(["textbook"]) == status
    assert "Traceback" not in capsys.readouterr().err


def test_html(capsys: pytest.CaptureFixture[str]) -> None:
    """A page with every claim, the erratum's working drawn, and links to what is not right."""
    assert status_of_run(["textbook", "--format", "html"]) == 1
    page = capsys.readouterr().out
    root = ET.fromstring(page.partition("\n")[2].replace('<meta charset="utf-8">', ""))
    claims = {one.get("id"): one for one in root.iter("div")}
    assert list(claims) == [claim.id for claim in tutorial.CLAIMS]
    drawn = {
        name: ["".join(each.itertext()) for each in one.iter("math")]
        for name, one in claims.items()
    }
    assert drawn["new-w2"] == ["0.895", "0.29", "w2−η·∂δ∂w2=0.5−0.1·2.1=0.29"]
    assert drawn["xavier-bound"] == ["gain·6fanin+fanout"]
    assert drawn["call-ones"] == []
    links = [link.get("href") for link in root.iter("a")]
    assert links[:2] == ["#new-w2", "#boston"]
    assert "#deep-or-mlp" in links


def test_html_of_any_text() -> None:
    """What a claim says stays text; a list without a fault has no links."""
    hostile = Claim("<b>", "<i>", "</div><script>alert(1)</script>", "1", Expression("1"))
    page = claims_html.render(review("<title>", [hostile]))
    assert "<script" not in page
    assert "<ul" not in page


@pytest.mark.parametrize("plain_marks", [False, True])
def test_text_fits_80_columns(plain_marks: bool) -> None:
    """No line is longer, whatever the status and however long the words; ASCII where asked."""
    again = Claim("again", "a long section name " * 9, "word " * 40, "0.895", Quantity("w2_new"))
    many = [
        *tutorial.CLAIMS,
        replace(again, line=63),
        Claim("long", "here", "A figure.", "1." + "0" * 100, Quantity("loss", updated=True)),
        Claim("opinion", "here", "A taste.", "42", None),
        Claim("formula", "here", "A formula.", "y + y'", Identity("(y - y_pred)**2")),
    ]
    shown = click.unstyle(claims_text.render(review("x" * 100, many), plain_marks))
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.isascii() == plain_marks
    for one in many:
        assert one.id in shown


def test_text_has_errata_first_then_all_then_a_summary() -> None:
    """The erratum with printed, derived and why comes before the list; counts come last."""
    shown = click.unstyle(claims_text.render(review(tutorial.SOURCE, tutorial.CLAIMS)))
    order = [
        "Erratum new-w2",
        "printed 0.895",
        "derived 0.29",
        "why",
        "✓ h1",
        "✗ new-w2",
        "✗ boston",
        f"{len(tutorial.CLAIMS)} claims",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    summary = " ".join(shown[shown.rindex("\n\n") :].split())
    assert "2 wrong (new-w2, boston)" in summary
    assert "imprecise (step-and-sign, deep-or-mlp" in summary


def test_roots_stay_apart_from_their_names_in_ascii() -> None:
    """√fan and √(fan) are both spelled sqrt(fan)."""
    root = Claim("root", "here", "It is 1/√fan_in or √(2/3).", "√2", None)
    shown = claims_text.render(review("a text", [root]), plain_marks=True)
    assert "1/sqrt(fan_in) or sqrt(2/3)." in shown


def test_a_reason_is_told_once() -> None:
    """Claims in a row that are unchecked for one reason have it behind the first."""
    many = [Claim(f"taste-{i}", "here", "A taste.", "42", None) for i in range(3)]
    shown = click.unstyle(claims_text.render(review("a text", many)))
    assert shown.count("Nothing here derives this.") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_any_terminal_can_show_it(encoding: str) -> None:
    """In a pipe of any encoding the command prints what that can carry, without colour."""
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "textbook"],
        env={"PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    shown = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "new-w2" in shown
    assert "\033" not in shown
    assert "?" not in shown


def test_nothing_heavy_is_imported_with_the_command() -> None:
    """SymPy comes with the first claim that needs it, PyTorch not at all."""
    code = (
        "import sys, nngrade.commands.textbook, nngrade.textbook.verdict\n"
        "assert not {'torch', 'sympy', 'pandas', 'sklearn'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_documented_output_is_what_is_printed() -> None:
    """Every line of the example in the documentation is one that the command prints."""
    example = (
        (DOCS / "textbook.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    )
    shown = click.unstyle(claims_text.render(review(tutorial.SOURCE, tutorial.CLAIMS)))
    printed = set(shown.splitlines()) | {"$ nngrade textbook", "..."}
    assert [line for line in example.splitlines() if line not in printed] == []
