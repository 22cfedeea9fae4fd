"""What follows from an erratum and what does not; slips in rows of a computation; what is told."""

from __future__ import annotations

import pytest

from conftest import statuses
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED


def test_a_whole_nought_or_one_is_no_rounded_half(judge) -> None:  # noqa: ANN001
    """0 beside 0.5 is another value, and neither right nor wrong."""
    found = judge(r"With $a = 1 - b$ and $a = 0.5$ it is a mixture. The ridge has $a = 0$.")
    assert not {HOLDS, ERRATUM} & set(statuses(found)), found


def test_what_follows_from_an_erratum_is_said_to_follow(judge) -> None:  # noqa: ANN001
    """The first wrong figure is the erratum; what was computed from it names it."""
    found = judge("Let $x = 2$. $h = 3 x = 7$, then $y = h + 1 = 8$ and $z = 2 y = 16$.")
    assert statuses(found) == [ERRATUM, FOLLOWS, FOLLOWS]
    assert "L1 " in found[1].message
    assert [one.derived for one in found] == ["6", "7", "14"]


def test_within_a_chain_too(judge) -> None:  # noqa: ANN001
    """A wrong step is carried on to the end of its line."""
    found = judge(r"$2 \cdot 3 + 1 = 7 + 1 = 8$")
    assert statuses(found) == [ERRATUM, FOLLOWS]


def test_a_slip_after_an_erratum_is_told_beside_both_values(judge) -> None:  # noqa: ANN001
    """What is right without the erratum, and what the line's own figures come to."""
    found = judge(r"$x = 2 \cdot 3 + 1 = 8$, $y = 1/x = 1/8 = 0.152$")
    assert statuses(found) == [ERRATUM, FOLLOWS, ERRATUM]
    assert found[2].derived == "0.142857"
    assert found[2].message.endswith("1/8 is 0.125.")


def test_what_comes_from_no_erratum_does_not_follow(judge) -> None:  # noqa: ANN001
    """The figure has to come out of the wrong value, and that has to be the name's still."""
    wrong = r"$a = 0.7 - 0.2 \cdot 2 = 0.4$. "
    assert statuses(judge(wrong + r"$2 a = 2 \cdot a = 0.8$")) == [ERRATUM, HOLDS, FOLLOWS]
    assert statuses(judge(wrong + r"$2 a = 2 \cdot a = 0.7$")) == [ERRATUM, HOLDS, ERRATUM]
    anew = wrong + r"Now $a = 0.3$. $2 a = 2 \cdot a = 0.8$"
    assert statuses(judge(anew)) == [ERRATUM, HOLDS, ERRATUM]


@pytest.mark.parametrize(
    "text",
    [
        "x = 1 and y = 4\n\nz = 2·x + y = 2 + 3 = 6",
        "p = 0.75, q = 0.5\n\nd = p − q = 0.75 + 0.5 = 0.25",
        "$x = 3$\n\n$E = (x - 1)^2 = 3 - 1 = 4$",
        "$m = 0.84$, $g = 0.84 \\cdot (1 - m) \\cdot 2 = 0.84 \\cdot 0.61 = 0.2688$",
    ],
)
def test_a_right_result_excuses_no_wrong_arithmetic(judge, text: str) -> None:  # noqa: ANN001
    """What stands right before a figure has to give it, whatever a formula before that gives."""
    assert statuses(judge(text)).count(ERRATUM) == 1


def test_nothing_follows_from_a_right_result(judge) -> None:  # noqa: ANN001
    """A second slip in arithmetic is one of its own, as the name has its right value."""
    found = judge("x = 1, y = 4\n\nz = 2·x + y = 2 + 3 = 6\n\nv = z + 1 = 5 + 1 = 7\n\nz + v = 13")
    assert statuses(found).count(ERRATUM) == 2
    assert FOLLOWS not in statuses(found)
    assert statuses(found)[-1] == HOLDS


def test_rounded_operands_excuse_a_result(judge) -> None:  # noqa: ANN001
    """Computed from the unrounded values, or from cut off ones."""
    assert ERRATUM not in statuses(judge("$2/3 + 2/3 = 0.66 + 0.66 = 1.33$"))
    assert ERRATUM not in statuses(judge("$x = 1/3$, $y = 3 x = 3 \\cdot 0.33 = 1$"))


def test_a_slip_that_was_not_carried_on(judge) -> None:  # noqa: ANN001
    """The result is right though a figure before it is not: one erratum, and the rest holds."""
    found = judge(r"Let $w = 2$, $x = 3$, $b = 1$. $y = w x + b = 2 \cdot 4 + 1 = 7$.")
    assert statuses(found) == [ERRATUM, HOLDS]


def test_what_a_quantity_is_said_to_be_is_taken_as_said(judge) -> None:  # noqa: ANN001
    """A square or a call that no value is known of is defined; a sum set equal to one is open."""
    assert judge(r"$R^2 = \frac{S}{T}$ and $q(u, v) = k m$") == ()
    assert statuses(judge(r"$a + b = k m$")) == [UNCHECKED]


def test_what_figures_come_to_is_their_own_value(judge) -> None:  # noqa: ANN001
    """Where the formula of d has its earlier value still, what is told is what is printed here."""
    text = "Let $w = 2$, $b = 0$.\n\n$z = 3 w + b = 6$, $d = z - 10 = -4$\n\n```\n"
    rows = "w_new = 2 + 0.5 = 2.5\np = 2.5 * 3 = 7.5\nz = 7.5 + 0 = 7.5\nd = 7.5 - 10 = -2.5\n```\n"
    found = judge(text + rows)
    assert [(one.claim.printed, one.derived) for one in found[-2:]] == [
        ("7.5 - 10", "-2.5"), ("-2.5", "-2.5"),
    ]  # fmt: skip


COMPUTED = "```\nz = 0.3·2 + 0.1·4\nz = 0.6 + 0.4\nz = 1.01\n```"


@pytest.mark.parametrize(
    ("text", "errata"),
    [
        (COMPUTED, 1),
        (COMPUTED.replace("1.01", "1.00"), 0),
        ("$$z = 0.42 + 0.4$$\n\n$$z = 0.83$$", 1),
        ("$$z = 0.42 + 0.4$$\n\nIn the second case\n\n$$z = 0.83$$", 0),
        ("```\nround 1: z = 4 - 0.5\nround 2: z = 2.5\n```", 0),
        ("```\np = 1·2 + 1\np = 2·2 + 1\n```", 0),
        ("```\ng = 5/3\ng = 1.41\n```", 0),
    ],
)
def test_a_name_computed_row_by_row(judge, text: str, errata: int) -> None:  # noqa: ANN001
    """Rows that begin with the same name are one computation, unless words stand between."""
    assert statuses(judge(text)).count(ERRATUM) == errata


@pytest.mark.parametrize(
    "text",
    [
        "Δw(4,5) = 2·0.31 = 0.63",
        "q = 0.35 + 0.5·0.0043 = 0.35 + 0.0022 = 0.7522",
        "S = 0.3 − 0.3 = 0.0\n\nS = 0.2 − 0.7 = 0.0",
        "a = 0.3, b = 0.2·0.4 = 0.09",
    ],
)
def test_errata_of_worked_examples(judge, text: str) -> None:  # noqa: ANN001
    """A head that is no name, parts that were rounded, a name's older value, a list of values."""
    assert statuses(judge(text)).count(ERRATUM) == 1


def test_tables_of_workings(judge) -> None:  # noqa: ANN001
    """What stands below "Calculation" gives what stands below "Value"."""
    found = judge(
        "| Step | Calculation | Value |\n|---|---|---|\n| power | $e^{-0.4}$ | 0.6703 |\n"
        "| sum | 1 + 0.6703 | $\\boxed{1.6713}$ |\n| weight | $w_1$ | 0.15 |\n"
        "| note | as above | 3 |\n"
    )
    assert [(one.status, one.claim.printed, one.derived) for one in found] == [
        (HOLDS, "0.6703", "0.67032"), (ERRATUM, "1.6713", "1.6703"),
    ]  # fmt: skip


def test_a_slope_that_is_not_shown_is_told_by_its_name(judge) -> None:  # noqa: ANN001
    (one,) = judge(r"Let $L = \frac{1}{2} (y - t)^2$. $\frac{\partial L}{\partial w} = 0.35$.")
    assert one.message == "The text does not show how L depends on w."


def test_plain_text_is_told_as_it_was_written(judge) -> None:  # noqa: ANN001
    """With its own signs, and a formula without the space around it."""
    one, two = judge("z₁ = 0.5 × 2² + x₁·3 ≈ 7 for x₁ = 5\n\n$$ y \\; = \\; 1 + 1 \\; = 2 $$")
    assert (one.claim.text, two.claim.text) == ("0.5 × 2² + x₁·3 ≈ 7", "1 + 1 = 2")


def test_a_middle_name_is_defined(judge) -> None:  # noqa: ANN001
    """In p = a = 2 q the a has a formula as well."""
    found = judge("Let $q = 3$. $p = a = 2 q = 6$ and $a + 1 = 8$.")
    assert [(one.claim.text, one.derived) for one in found] == [
        ("2 q = 6", "6"),
        ("a + 1 = 8", "7"),
    ]


def test_lists_are_told_once(judge) -> None:  # noqa: ANN001
    (one,) = judge("softmax([0, 0]) = [0.5, 0.6]")
    assert one.message == "softmax([0, 0]) = [0.5, 0.5]."


def test_a_whole_figure_is_no_rounded_one(judge) -> None:  # noqa: ANN001
    """1 is not what 0.65 is printed as: it is given anew."""
    found = judge("Let $x = 1.3$. $y = x/2 = 0.65$. In the other example $y = 1$, $z = 3 y = 3$.")
    assert [(one.claim.text, one.status) for one in found] == [
        ("x/2 = 0.65", HOLDS), ("3 y = 3", HOLDS),
    ]  # fmt: skip


def test_a_slope_does_not_prove_itself(judge) -> None:  # noqa: ANN001
    """What a text only says of a derivative is a definition; the chain rule needs none."""
    assert judge("∂L/∂w = δ·a and ∂L/∂b = δ") == ()
    (one,) = judge(r"$\frac{dL}{dw} = \frac{dL}{dz} \cdot \frac{dz}{dw}$")
    assert (one.status, one.message) == (HOLDS, "By the chain rule.")
    assert judge(r"$\frac{dL}{dw} = \frac{dL}{dz} \cdot \frac{du}{dw}$") == ()


def test_lines_and_sections(judge) -> None:  # noqa: ANN001
    """A verdict stands on the line of its own side, in the section it belongs to."""
    text = "# One\n\n## Two\n\n$$\n\\begin{aligned}\na &= 1 + 1 \\\\\n  &= 3\n\\end{aligned}\n$$\n"
    (found,) = judge(text)
    assert (found.claim.line, found.claim.where, found.claim.id) == (8, "One / Two", "L8")


def test_a_chain_goes_on_in_the_next_block(judge) -> None:  # noqa: ANN001
    """A block that begins with a relation goes on with the one before it."""
    found = judge("We have\n$$ a = 2 \\cdot 3 $$\nand so\n$$ = 7 $$\n")
    assert [(one.status, one.claim.line) for one in found] == [(ERRATUM, 4)]
