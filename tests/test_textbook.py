"""The textbook check: one erratum in the worked example, and every verdict is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade.references.worked_example_forward import ETA, W, X, Y
from nngrade.sized import Sized
from nngrade.textbook.claims import Claim, Identity, Quantity, Slope, Smaller, Verdict
from nngrade.textbook.precision import figure, rounds_to, settled, shown
from nngrade.textbook.tutorial.worked_example import CLAIMS
from nngrade.textbook.verdict import review

NEW_OUTPUT = Quantity("y_pred", updated=True)
NEW_LOSS = Quantity("loss", updated=True)
UPDATES = [claim for claim in CLAIMS if claim.id.startswith("new-w")]


def verdicts(claims: Sequence[Claim]) -> dict[str, Verdict]:
    return {verdict.claim.id: verdict for verdict in review("a text", claims).verdicts}


def statuses(claims: Sequence[Claim]) -> dict[str, str]:
    return {name: verdict.status for name, verdict in verdicts(claims).items()}


def claim(name: str, printed: str, source: object) -> Claim:
    return Claim(name, "somewhere", f"{name} is {printed}.", printed, source)  # type: ignore[arg-type]


def new_output(**printed: str) -> float:
    """y' after the update, by hand; `printed` updated weights in place of the right ones."""
    (x1, x2), (w1, w2, w3, w4, w5, w6) = X, W
    h1, h2 = w1 * x1 + w2 * x2, w3 * x1 + w4 * x2
    error = w5 * h1 + w6 * h2 - Y
    gradients = [w5 * x1, w5 * x2, w6 * x1, w6 * x2, h1, h2]
    new = {
        f"w{i}": w - ETA * error * g for i, (w, g) in enumerate(zip(W, gradients, strict=True), 1)
    }
    new |= {name: float(text) for name, text in printed.items()}
    first, second = new["w1"] * x1 + new["w2"] * x2, new["w3"] * x1 + new["w4"] * x2
    return new["w5"] * first + new["w6"] * second


def perturbed(one: Claim) -> Claim:
    """The claim with its last printed digit two up; a formula with its sides exchanged."""
    if isinstance(one.source, Identity):
        return replace(one, printed=" - ".join(reversed(one.printed.split(" - "))))
    number = figure(one.printed)
    moved = number + 2 * Decimal((0, (1,), int(number.as_tuple().exponent)))
    assert len(str(moved)) == len(one.printed)
    return replace(one, printed=str(moved))


# The worked example


def test_w2_is_the_only_erratum() -> None:
    """All claims of the worked example hold but w2 after the update."""
    found = statuses(CLAIMS)
    assert {name for name, status in found.items() if status != "holds"} == {"new-w2"}
    assert found["new-w2"] == "erratum"


def test_the_erratum_says_why() -> None:
    """The working leads to the right value, and the printed one is recognised as w1's."""
    found = verdicts(CLAIMS)["new-w2"]
    right = shown(figure(f"{W[1] - ETA * 2.1 * W[4] * X[1]:.10f}"))
    assert found.derived == right
    assert f"w2 - η·∂δ/∂w2 = 0.5 - 0.1·2.1 = {right}" in found.message
    assert "0.895 is the value of w1(new)." in found.message


def test_the_new_output_was_made_with_the_right_w2() -> None:
    """y' after the update holds, and its message says that the printed w2 would not give it."""
    found = verdicts(CLAIMS)["new-output"]
    assert found.status == "holds"
    assert "does not follow from the printed w2(new) = 0.895" in found.message
    assert f"{new_output(w2='0.895'):.7f}" in found.message


def test_later_claims_do_not_repeat_the_remark() -> None:
    """The new loss was made from the printed output, so w2 is no matter of its own."""
    assert "w2" not in verdicts(CLAIMS)["new-loss"].message


@pytest.mark.parametrize("one", CLAIMS, ids=[c.id for c in CLAIMS])
def test_a_perturbed_figure_is_an_erratum(one: Claim) -> None:
    """Two units of the last place are enough, and no other claim's status changes."""
    claims = [perturbed(each) if each is one else each for each in CLAIMS]
    found = statuses(claims)
    assert {name for name, status in found.items() if status == "erratum"} == {"new-w2", one.id}
    assert set(found.values()) == {"holds", "erratum"}


@pytest.mark.parametrize("one", CLAIMS, ids=[c.id for c in CLAIMS])
def test_the_sentence_has_the_figure(one: Claim) -> None:
    """What is shown to the reader is what is judged."""
    assert one.printed in one.text


def test_ids_differ() -> None:
    """Messages name claims by their ids."""
    assert len({one.id for one in CLAIMS}) == len(CLAIMS)


# Other lists of claims


def test_what_an_erratum_was_carried_into_follows() -> None:
    """A figure made from the printed w2 is no erratum of its own; the message names w2's."""
    output = new_output(w2="0.895")
    loss = (Y - output) ** 2 / 2
    found = verdicts(
        [
            *UPDATES,
            claim("output", f"{output:.4f}", NEW_OUTPUT),
            claim("loss", f"{loss:.3f}", NEW_LOSS),
        ]
    )
    assert [found[name].status for name in ("output", "loss")] == ["follows", "follows"]
    for name in ("output", "loss"):
        assert "new-w2" in found[name].message
        assert found[name].because == ("new-w2",)
        assert found[name].derived in found[name].message


def test_following_goes_through_rounded_figures() -> None:
    """A loss made from the rounded output that followed from an erratum follows too."""
    output = f"{new_output(w2='0.895'):.1f}"
    loss = f"{(Y - float(output)) ** 2 / 2:.3f}"
    assert loss != f"{(Y - new_output(w2='0.895')) ** 2 / 2:.3f}"
    found = statuses([*UPDATES, claim("output", output, NEW_OUTPUT), claim("loss", loss, NEW_LOSS)])
    assert (found["output"], found["loss"]) == ("follows", "follows")


def test_a_wrong_figure_after_an_erratum_is_its_own_erratum() -> None:
    """Carrying on an earlier erratum excuses only what it leads to."""
    wrong = f"{new_output(w2='0.895') + 0.001:.4f}"
    assert statuses([*UPDATES, claim("output", wrong, NEW_OUTPUT)])["output"] == "erratum"


def test_errata_can_be_carried_on_together() -> None:
    """Where only both errata together lead to a figure, both are named."""
    claims = [replace(c, printed="0.9") if c.id == "new-w5" else c for c in UPDATES]
    output = new_output(w2="0.895", w5="0.9")
    found = verdicts([*claims, claim("output", f"{output:.4f}", NEW_OUTPUT)])["output"]
    assert (found.status, found.because) == ("follows", ("new-w2", "new-w5"))


def test_a_repeated_erratum_follows() -> None:
    """The same wrong figure printed again is the same erratum."""
    again = claim("again", "0.895", Quantity("w2_new"))
    assert statuses([*UPDATES, again])["again"] == "follows"


def test_a_figure_made_from_rounded_ones_holds() -> None:
    """A loss made from the printed, rounded output is no erratum; the message says so."""
    output = f"{new_output():.1f}"
    loss = f"{(Y - float(output)) ** 2 / 2:.3f}"
    assert loss != f"{(Y - new_output()) ** 2 / 2:.3f}"
    claims = [claim("output", output, NEW_OUTPUT), claim("loss", loss, NEW_LOSS)]
    found = verdicts(claims)["loss"]
    assert found.status == "holds"
    assert "rounded figures" in found.message
    assert statuses(claims[1:])["loss"] == "erratum"


def test_a_figure_does_not_prove_itself() -> None:
    """The new loss printed to one place is right, and with a 0 put behind it is not."""
    coarse = f"{(Y - new_output()) ** 2 / 2:.1f}"
    fine = f"{coarse}0"
    claims = [claim("coarse", coarse, NEW_LOSS), claim("fine", fine, NEW_LOSS)]
    assert statuses(claims) == {"coarse": "holds", "fine": "erratum"}


def test_what_nothing_derives_is_unchecked() -> None:
    """A claim without a source is neither right nor wrong."""
    found = verdicts([claim("taste", "42", None)])["taste"]
    assert (found.status, found.derived) == ("unchecked", None)


@pytest.mark.parametrize(
    ("slope", "step"),
    [(Slope("loss", "y_pred"), "output_error"), (Slope("y_pred", "w6"), "h2")],
)
def test_slopes_agree_with_the_derivation(slope: Slope, step: str) -> None:
    """A derivative made by SymPy has the value of the step that the chain rule gives it."""
    found = verdicts([claim("slope", "0", slope), claim("step", "0", Quantity(step))])
    assert found["slope"].derived == found["step"].derived


def test_smaller_must_be_smaller() -> None:
    """A comparison the wrong way round is an erratum though its figure is right."""
    found = statuses([claim("grows", "0.15", Smaller(Quantity("loss"), NEW_LOSS))])
    assert found["grows"] == "erratum"


def test_a_namesake_of_its_own_kind_is_preferred() -> None:
    """4.2 is ∂δ/∂h2 and ∂δ/∂w4; printed for another weight's gradient it is the latter's."""
    found = verdicts([claim("gradient", "4.2", Quantity("grad_w1"))])["gradient"]
    assert "4.2 is the value of ∂δ/∂w4." in found.message


def test_a_doubtful_namesake_is_not_named() -> None:
    """2.1 is the gradient of three weights: none of them is blamed."""
    found = verdicts([claim("gradient", "2.1", Quantity("grad_w1"))])["gradient"]
    assert found.status == "erratum"
    assert "is the value of" not in found.message


def test_a_turned_sign_is_named() -> None:
    """An erratum that is the negative of the right value says so."""
    found = verdicts([claim("sign", "−1.05", Quantity("grad_w1"))])["sign"]
    assert found.status == "erratum"
    assert "sign" in found.message


# Precision

DECIMALS = st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=6)


@given(
    number=DECIMALS | st.integers(-2001, 2001).map(lambda n: Decimal(n) / 20),  # half are ties
    units=st.integers(-1, 2),
    places=st.sampled_from([1, 0, 3, 6, 7]),
)
def test_rounding(number: Decimal, units: int, places: int) -> None:
    """A figure is right when no neighbour is nearer; of a tie, the even one or the outer one."""
    unit = Fraction(1, 10**places)
    whole = Fraction(number) // unit + units
    printed = f"{Decimal(int(whole)).scaleb(-places):f}"
    gap = abs(Fraction(number) - whole * unit)
    outer = abs(whole * unit) > abs(Fraction(number))
    right = gap < unit / 2 or (gap == unit / 2 and (whole % 2 == 0 or outer))
    assert rounds_to(number, printed) == right


@given(
    a=st.decimals(-999, 999, places=3),
    b=st.decimals(-999, 999, places=3),
    c=st.decimals(-9, 9, places=3),
)
def test_binary_noise_is_settled(a: Decimal, b: Decimal, c: Decimal) -> None:
    """Arithmetic on short decimals comes out as on paper, ties and differences included."""
    assert settled(Sized(float(a)) - Sized(float(b)) * float(c)) == a - b * c


def test_printed_zeros_count() -> None:
    """1.0 promises a place more than 1."""
    assert rounds_to(Decimal("1.04"), "1.0")
    assert not rounds_to(Decimal("1.04"), "1.00")


@pytest.mark.parametrize("printed", ["", "y", "nan", "inf", "1.2.3"])
def test_no_figure(printed: str) -> None:
    """What is no finite number is refused, not compared."""
    with pytest.raises(ValueError, match="number"):
        figure(printed)
