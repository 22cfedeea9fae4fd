"""Figures written with macros, mixed numbers, inner products, and text that is no maths."""

from __future__ import annotations

from pathlib import Path

import pytest

from nngrade.textbook.checking import check
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED


def statuses(path: Path, text: str) -> list[str]:
    path.write_text(text, "utf-8")
    return [verdict.status for verdict in check([path]).review.verdicts]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (r"$3\tfrac14 = 3.25$", HOLDS),
        (r"$3\frac{1}{4} + 1 = 4.25$", HOLDS),
        (r"$5 = 2\frac{1}{4} \cdot 2 + \frac12$", HOLDS),
        (r"$-3\tfrac14 \cdot 2 = -6.5$", HOLDS),
        (r"$4\frac{1}{2} = 2$", HOLDS),  # a product to this author
        (r"$3\frac{1}{4} + 1 = 4.5$", UNCHECKED),
        (r"$12\frac{1}{2}\,\% = 0.125$", HOLDS),
        ("$3¼ + 1 = 4.25$", HOLDS),
        (r"$5\mathrm{e}{-3} = 0.005$", HOLDS),
        (r"$5\text{e-3} = 0.005$", HOLDS),
        (r"$2\,\mathrm{e} - 1 = 4.44$", HOLDS),
        (r"$5\mathrm{e}-3 = 0.005$", UNCHECKED),
        (r"$\num{4}\cdot\num{5}=\num{20}$", HOLDS),
        (r"$\num{4}\cdot\num{5}=\num{21}$", ERRATUM),
        (r"$\num{2.5e3} + 1 = \num{2 501}$", HOLDS),
        (r"$2^\num{10} = \num[round-mode=none]{1024}$", HOLDS),
        (r"$\SI{2}{\metre} + \SI{3}{\metre} = \SI{5}{\metre}$", HOLDS),
        (r"$\qty{50}{\percent} = 0.5$", HOLDS),
        (r"$\langle (1,4), (2,5) \rangle = 22$", HOLDS),
        (r"$\left\langle [1,4], [2,5] \right\rangle = 22$", HOLDS),
        (r"$\langle (1,4), (2,5) \rangle = 23$", ERRATUM),
        (r"$\langle 1, 2 \rangle + \langle 3, 4 \rangle = \langle 4, 6 \rangle$", HOLDS),
        (r"$3 + 4 \overset{(1)}{=} 7$", HOLDS),
        (r"$3 + 4 \stackrel{\text{(by 2)}}{=} 8$", ERRATUM),
        (r"$3 + 4 \mathrel{=} 8$", ERRATUM),
        (r"$10/3 \approxeq 3.3$", HOLDS),
        (r"$3 + 4 \stackrel{!}{=} 8$", UNCHECKED),
        (r"$3 + 4 \overset{?}{=} 8$", UNCHECKED),
        (r"\begin{align} \intertext{First} c &= 3 + 4 \\ \intertext{so} &= 7 \qedhere\end{align}",
         HOLDS),
    ],
)  # fmt: skip
def test_figures(text: str, status: str, tmp_path: Path) -> None:
    """Each is read as it is meant, and an error in it is told."""
    assert statuses(tmp_path / "a.tex", text) == [status]


def test_text_that_is_no_maths(tmp_path: Path) -> None:
    r"""What \verb and \lstinline show and what \iffalse hides claims nothing."""
    text = (
        r"\verb|$2 + 2 = 7$|, \verb|%| and \lstinline!$2+2=8$!, \lstinline[language=C]{$2+2=9$}:"
        "\n\\iffalse $2+2=6$ \\ifdraft a \\fi\n$2+2=7$ \\fi $2 + 2 = 4$\n"
        "\\iffalse $3+3=5$ \\else $x \\iff y$, $3+3=6$ \\fi\n$1 + 1 = 2$"
    )
    path = tmp_path / "a.tex"
    path.write_text(text, "utf-8")
    got = [(one.claim.line, one.status) for one in check([path]).review.verdicts]
    assert got == [(3, HOLDS), (4, HOLDS), (5, HOLDS)]
