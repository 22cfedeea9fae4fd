"""Figures beside backpropagation: metrics, probabilities, sizes, in words and in formulas."""

from __future__ import annotations

import pytest

from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED

METRICS = """TP = 40, FN = 10

Recall = TP / (TP + FN) = 40 / (40 + 10) = 40/50 = 0.8

Precision = 0.5

F1 Score = 2 * Precision * Recall / (Precision + Recall)

F1 Score = 0.615
"""
BAYES = """Given P(D) = 0.02, P(+ | D) = 0.9, P(+ | D') = 0.1

- P(D') = 1 − P(D) = 0.98
- P(+) = P(+ | D)·P(D) + P(+ | D')·P(D') = 0.9·0.02 + 0.1·0.98 = 0.116
- P(D | +) = P(+ | D)·P(D) / P(+) = (0.9·0.02)/0.116 = 0.155
"""
IN_LATEX = r"""$P(\text{Rain}) = \frac27$, $P(\text{Cloud}\mid\text{Rain}) = 0.7$
and $P(\text{Cloud}) = 0.4$, so
$$P(\text{Rain} \mid \text{Cloud})
= \frac{P(\text{Cloud} \mid \text{Rain}) P(\text{Rain})}{P(\text{Cloud})} = 0.5$$
"""
COUNTED = """feature maps = 6

trainable params = (5*5 + 1) * feature maps = (25 + 1) * 6 = 156
"""
# What each text has to be checked for: how many equalities, all of them right.
RIGHT = {
    "a percentage in brackets": ("so 5 / 8 = 0.625 (62.5%) of them", 1),
    "an ε left out": (r"$4 - 0.2 \cdot \frac{6}{\sqrt{36} + 10^{-8}} = 4 - 0.2 \cdot \frac66$", 1),
    "an index in brackets": ("scores[1][0] = [1, 2] · [3, 1] = 1·3 + 2·1 = 5", 2),
    "rounded in nobody's name": (r"$\frac57 = 0.71$, so $\frac{0.71 \times 0.9}{0.2} = 3.21$", 2),
    "a word, then an equation": ("the recall here = 30/40 = 0.75 is fair", 1),
    "metrics": (METRICS, 3),
    "labels of several words": (COUNTED, 1),
    "a call in front": ("Entropy(West) = -0.75 * log2(0.75) - 0.25 * log2(0.25) = 0.811", 1),
    "several in a line": ("For [1, 3]: mean = (1+3)/2 = 2, variance = ((1-2)²+(3-2)²)/2 = 1", 2),
    "an apostrophe": ("Don't stop: Bayes' rule gives 0.3 * 0.5 / 0.25 = 0.6 here", 1),
    "True in a sentence": ("True positives are counted: 4 + 5 = 9", 1),
    "a run without commas": ("we have v_new = 0.9·0.2 + 0.1 v_new = 0.18 + 0.1 = 0.28 then", 1),
    "Bayes in plain text": (BAYES, 5),
    "Bayes in LaTeX": (IN_LATEX, 1),
    "thousands and millions": ("64·64·12 = 49K, $300^2 = 90K$ and $2048^2 \\approx 4.2M$", 3),
    "a point between vectors": ("`q . k = [1, 2] . [3, 1] = 1*3 + 2*1 = 5`", 2),
    "decimal commas": (r"$a = 0,25$, $3 a = 0,75$; 2,5 · 1,35 = 3,375, so $P(Z < 1,5) = 0,93$", 2),
    "a call that is given": (r"$Q(H) = 0.9$, $Q(T) = 0.1$, and $\ln 0.9 = -0.105$", 1),
    "an index is no word": (r"$N_{frames} = 3$ and $2 + 5 = 7 \text{ frames}$", 1),
    "squares and sizes are given": (r"$\sigma^2 = \frac{1+4}{2} = 2.5$ and $|S| = 14$", 1),
    "a raised sign": (r"$P(T^+) = 0.2$, $P(D) = 0.3$, so $P(T^+) P(D) = 0.2 \cdot 0.3 = 0.06$", 2),
    "snake case in a formula": (r"$fan\_in = 50$, so $\sigma = \sqrt{2/fan\_in} = 0.2$", 1),
}  # fmt: skip
# Texts with one wrong figure each.
WRONG = {
    "a metric": ("Recall = TP / (TP + FN) = 40 / (40 + 10) = 0.85", "0.85"),
    "after a label": ("Gain(Wind) = 0.94 - 0.5*0.81 = 0.545", "0.545"),
    "Bayes": (r"$P(A) = 0.3$, $P(B \mid A) = 0.5$, $P(A, B) = P(B \mid A) P(A) = 0.18$", "0.18"),
    "a width": (r"$n_in = 50$ and $\sqrt{2/n_in} = 0.25$", "0.25"),
    "millions": ("so 2000·1500 = 3.4M weights", "3.4M"),
    "bits": (r"$0.5 \cdot 2 \text{ bits} + 0.25 \text{ bit} = 1.35 \text{ bits}$", "1.35"),
    "more than an ε": (r"$\frac{6}{\sqrt{36} + 10^{-8}} = \frac{6}{6.1}$", r"\frac{6}{6.1}"),
}  # fmt: skip
# Of these nothing can be said for sure, and nothing is.
ALONE = {
    "a run that may be a product": "we see y = 3 x = 6 here and then y = 5",
    "thousands of 1024": "64·1024 = 64K",
    "commas of either kind": r"$1,5 \cdot 2 = 3,0$, $4.5 + 1 = 5.5$ for $i = 1,2,3$",
    "letters as variables": r"$p(x \mid y) = 0.3$, $p(x \mid y) = 0.4$",
}


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_right_figures_are_checked_and_right(judge, name: str) -> None:  # noqa: ANN001
    """Each equality is read as it is meant, and counted."""
    text, count = RIGHT[name]
    assert [one.status for one in judge(text)] == [HOLDS] * count


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_wrong_figure_is_the_only_erratum(judge, name: str) -> None:  # noqa: ANN001
    """The wrong figure is found, and nothing else is accused."""
    text, printed = WRONG[name]
    assert [one.claim.printed for one in judge(text) if one.status == ERRATUM] == [printed]


@pytest.mark.parametrize("name", sorted(ALONE))
def test_nothing_is_said_where_nothing_is_sure(judge, name: str) -> None:  # noqa: ANN001
    """No erratum rests on a guess."""
    assert ERRATUM not in [one.status for one in judge(ALONE[name])]


def test_a_fraction_that_lost_its_upper_part(judge) -> None:  # noqa: ANN001
    """Figures far apart are no erratum, and nothing is right because it lies between them."""
    verdicts = judge("Recall = 70+20 = 90 = 0.78\n\nRecall = 45+15 = 60 = 0.75\n")
    assert [one.status for one in verdicts] == [HOLDS, UNCHECKED] * 2
