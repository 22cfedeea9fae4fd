"""Displays of several rows: which rows go on with the one above, and which are equations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nngrade.textbook.checking import check
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED


def statuses(path: Path, text: str) -> list[str]:
    path.write_text(text, "utf-8")
    return [verdict.status for verdict in check([path]).review.verdicts]


GOING_ON = (
    r"\begin{align} c &= 5 + 6 \\ &\quad + 8 \\ &= 19 \end{align}",
    r"\begin{align} c &= 5 + 6 \\ &\hspace{1em} + 8 \\ &= 19 \end{align}",
    r"\begin{align} c &= 5 + 6 \\ &\hphantom{{}={}} - 8 \\ &= 3 \end{align}",
    r"\begin{align} c &= 5 + 6 \\ &\phantom{=} + 8 = 19 \end{align}",
    r"\begin{align} c &= 5 + 6 \\ &\mathrel{\phantom{=}} {} + 8 = 19 \end{align}",
    r"\begin{align} c &= 5 + 6 \\ &\kern1em + 8 = 19 \end{align}",
    r"\begin{equation}\begin{split} c &= 5 + 6 \\ &\quad + 8 \\ &= 19 \end{split}\end{equation}",
    r"\[\begin{aligned}[t] c &= 5 + 6 \\ &\qquad + 8 \\ &= 19 \end{aligned}\]",
    r"\begin{align} c &= 5 + 6 \notag \\ & + 8 = 19 \end{align}",
    r"\begin{align} c &= 5 + 6 \\* & + 8 = 19 \end{align}",
    r"\begin{align} c ={}& 5 + 6 \\ &{}+ 8 = 19 \end{align}",
    r"\begin{align} c &= 5 + 6 + \\ & 8 = 19 \end{align}",
    r"\begin{align} c &= 5 + 6 + {} \\ &\phantom{{}=} 8 = 19 \end{align}",
    r"\begin{align} c &= 5 \\ &\cdot 8 = 40 \end{align}",
    r"\begin{align} c &= \Bigl[ 5 + 6 \\ &\quad + 8 \Bigr] \cdot 2 \\ &= 38 \end{align}",
    r"\begin{align} c &= \left( 5 + 6 \right. \\ & \left. + 8 \right) \cdot 2 = 38 \end{align}",
    r"\begin{align} c &= \max(5, \\ &\qquad 8) = 8 \end{align}",
    r"\begin{multline} 5 + 6 \\ + 8 + 1 \\ + 2 = 22 \end{multline}",
    r"\begin{eqnarray} c &=& 5 + 6 \\ & & {}+ 8 = 19 \end{eqnarray}",
)


@pytest.mark.parametrize("text", GOING_ON)
def test_a_row_that_goes_on(text: str, tmp_path: Path) -> None:
    """It holds as it stands, and with another result it is an error."""
    path = tmp_path / "a.tex"
    assert statuses(path, text) == [HOLDS]
    wrong = re.sub(r"= (\d+) (?=\\end)", r"= 1\1 ", text)
    assert wrong != text
    assert statuses(path, wrong) == [ERRATUM]


def test_a_row_of_its_own(tmp_path: Path) -> None:
    """A minus sign may also begin an equation: before its own column, or behind a result."""
    path = tmp_path / "a.tex"
    assert statuses(path, r"\begin{gather} 5 + 6 = 11 \\ -5 + 6 = 1 \end{gather}") == [HOLDS] * 2
    assert statuses(path, r"\begin{align} &5 + 6 = 11 \\ &-5 + 6 = 1 \end{align}") == [HOLDS] * 2
    two = r"\begin{align} c &= 5 + 6 \\ -c &= -11 \\ &= 3 - 14 \end{align}"
    assert statuses(path, two) == [HOLDS] * 2
    system = r"\begin{alignedat}{3} 2x &+ y &&= 7 \\ -x &+ y &&= 1 \end{alignedat}"
    assert statuses(path, rf"Let $x = 2$ and $y = 3$. \[{system}\]") == [HOLDS] * 2


def test_two_equations_that_go_on_at_once(tmp_path: Path) -> None:
    """Which goes on with which is not guessed; rows of their own are read."""
    path = tmp_path / "two.tex"
    path.write_text(
        "\\begin{align}\na &= 3 \\cdot 5 & b &= 2 + 2 \\\\\n &= 15, & &= 3 + 1 \\\\\n"
        "c &= 1 + 1 = 2 & d &= 2 + 2 = 5\n\\end{align}\n",
        "utf-8",
    )
    told = [(v.claim.line, v.status) for v in check([path]).review.verdicts]
    assert told == [(3, UNCHECKED), (4, HOLDS), (4, ERRATUM)]
