"""A chapter as a page: drawn formulas, escaped text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import CHAPTER
from nngrade.cli import status_of_run
from nngrade.render import chapter_html


class Balanced(HTMLParser):
    """Tags open and close in order, and none of them is a script."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag != "script"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole page with drawn mathematics; what a text says stays text."""
    chapter.write_text(
        CHAPTER + "\n# <script>alert(1)</script>\n\n$1 + 1 = 3 < \\text{<b>}$", "utf-8"
    )
    assert status_of_run(["textbook", str(chapter), "--format", "html"]) == 1
    page = capsys.readouterr().out
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert "<math" in page
    assert "<mn>7</mn>" in page
    assert 'href="#L3"' in page
    assert 'id="L3"' in page


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [(r"\|w\|^2 = 4", False), (r"|w|^2 = 4", False), ("(a + b)^2 = 4", True), ("w^2 = 4", False)],
)
def test_a_power_is_bracketed_where_it_must_be(text: str, bracketed: bool) -> None:
    """Bars hold what is raised together already."""
    drawn = chapter_html.formula(text)
    assert "<msup>" in drawn
    assert ("<mo>(</mo>" in drawn) is bracketed


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("4! = 24", "<mn>4</mn><mo>!</mo>"),
        ("(1 + 2)! = 6", "<mo>)</mo></mrow><mo>!</mo>"),
        (r"\binom{5}{2} = 10", '<mfrac linethickness="0"><mrow><mn>5</mn></mrow>'),
        (r"\log_2 8 = 3", "<msub><mi>log</mi><mn>2</mn></msub>"),
        ("E[Z^2] = 1", '<mo>[</mo><msup><mi mathvariant="normal" class="letter">Z</mi>'),
        (r"\hat{u}_k = 1", 'class="letter">u\u0302</mi><mrow><mtext>k</mtext>'),
    ],
)
def test_formulas_are_drawn_as_the_text_has_them(text: str, drawn: str) -> None:
    """With the signs that a reader knows, not with the names of what computes them."""
    assert drawn in chapter_html.formula(text)


def test_a_printed_formula_is_drawn(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And no LaTeX is left on the page."""
    chapter.write_text(r"$2 \cdot 3 = \frac{12}{5}$", "utf-8")
    assert status_of_run(["textbook", str(chapter), "--format", "html"]) == 1
    shown = capsys.readouterr().out
    assert '<span class="printed"><math' in shown
    assert "\\frac" not in shown
