"""Update rules: which weights they are for, which step, and what nobody is accused of."""

from __future__ import annotations

import pytest

from conftest import statuses
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED

UPDATE = r"""
Given are $w_1 = 1$, $w_2 = 2$, $x_1 = 3$, $x_2 = 4$, $t = 10$ and $\eta = 0.1$, and
$y = w_1 x_1 + w_2 x_2$, $L = \frac{1}{2}(y - t)^2$.
The rule is $w_1^{new} = w_1 - \eta \frac{\partial L}{\partial w_1} = 1 - 0.1 \cdot 3 = 0.7$.
Similarly the updated weights are $w_1 = 0.7$ and $w_2 = 1.6$.
With these $y = w_1 x_1 + w_2 x_2 = 0.7 \cdot 3 + 1.6 \cdot 4 = 8.5$ and $L = 1.125$.
"""


def test_a_rule_holds_for_every_weight(judge) -> None:  # noqa: ANN001
    """At the old weights, whatever was updated before; afterwards the new ones count."""
    found = judge(UPDATE)
    assert set(statuses(found)) == {HOLDS}
    # 0.1 · 4 · (y − t) at the new w1 would be 1.6 + …: the gradient is taken at the old one.
    wrong = judge(UPDATE.replace("$w_2 = 1.6$", "$w_2 = 1.56$"))
    (erratum,) = (one for one in wrong if one.status == ERRATUM)
    assert (erratum.claim.printed, erratum.derived) == ("1.56", "1.6")
    assert "By the rule of line 4" in erratum.message


def test_a_learning_rate_is_inferred_and_named(judge) -> None:  # noqa: ANN001
    """What the text never gives is read off where it stands, and an accusation says so."""
    text = UPDATE.replace(r" and $\eta = 0.1$", "")
    assert ERRATUM not in statuses(judge(text))
    wrong = judge(text.replace("$w_2 = 1.6$", "$w_2 = 2.4$"))
    (erratum,) = (one for one in wrong if one.status == ERRATUM)
    assert "η = 0.1 is inferred from line 4" in erratum.message


def test_a_misprint_printed_again_follows(judge) -> None:  # noqa: ANN001
    """The same wrong new weight a second time is no second erratum, and no second step."""
    wrong = UPDATE.replace("$w_2 = 1.6$", "$w_2 = 2.4$") + "\n\nThe new weights: $w_2 = 2.4$."
    found = [one for one in judge(wrong) if one.claim.printed == "2.4"]
    assert [one.status for one in found] == [ERRATUM, FOLLOWS]
    assert found[1].derived == "1.6"


def test_a_weight_that_was_left_as_it_was(judge) -> None:  # noqa: ANN001
    """Among updated weights an old value is an erratum; where nothing says "updated" it is not."""
    text, _ = UPDATE.split("With these")
    text = text.replace("$w_2 = 2$", "$w_2 = 2.2$").replace("$t = 10$", "$t = 10.8$")
    assert ERRATUM not in statuses(judge(text.replace("1.6", "1.8")))
    forgotten = text.replace("$w_2 = 1.6$", "$w_2 = 2.2$")
    for words in (
        "So we have",
        "Before the update",
        "The update takes us from",
        "Only one is new;",
    ):
        silent = judge(forgotten.replace("Similarly the updated weights are", words))
        assert ERRATUM not in statuses(silent)
    (erratum,) = (one for one in judge(forgotten) if one.status == ERRATUM)
    assert "2.2 is its value before the update." in erratum.message


def test_a_rule_of_another_section_accuses_nobody(judge) -> None:  # noqa: ANN001
    """Weights in a later section may be another example's, unless the words say they are new."""
    found = judge("# One\n" + UPDATE + "\n# Two\n\nThe network has $w_2 = 5$.")
    assert ERRATUM not in statuses(found)
    found = judge("# One\n" + UPDATE + "\n# Two\n\nAfter the update $w_2 = 5$.")
    assert statuses(found)[-1] == ERRATUM


STEP = r"Let $u = 2$, $E = u^2$, $\eta = 0.1$ and $u \leftarrow u - \eta \frac{dE}{du}$." + "\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "After four steps $u = 0.82$.",
        "After 25 updates u = 0.0076.",
        "After the third step $u = 1.02$.",
        "The updates converge to $u = 0.1$.",
        "With Adam the first step gives $u = 1.9$, and by the rule it is $u = 1.6$.",
        "With momentum one step gives $u^{new} = 1.7$.",
        "With Adam one step gives $u = 1.9$. The plain update gives $u = 1.6$.",
        "So $u = 1.5$.",
    ],
)
def test_a_rule_tells_of_its_next_step_alone(judge, words: str) -> None:  # noqa: ANN001
    """Several steps, the end of training, another method: the rule accuses none of them."""
    assert set(statuses(judge(STEP + words))) == {UNCHECKED}


@pytest.mark.parametrize(
    "words", ["One step gives $u = 1.5$.", "The new weight: $u = 1.5$.", "So $u^{new} = 1.5$."]
)
def test_where_its_next_step_is_told_of_it_counts(judge, words: str) -> None:  # noqa: ANN001
    """A wrong step is found, and the right one holds."""
    assert statuses(judge(STEP + words)) == [ERRATUM]
    assert statuses(judge(STEP + words.replace("1.5", "1.6"))) == [HOLDS]


def test_another_new_value_is_no_misprint_again(judge) -> None:  # noqa: ANN001
    """Only the figure of the erratum itself was printed again."""
    found = judge(STEP + "The update gives $u = 1.7$. The updated $u = 1.6$.")
    assert FOLLOWS not in statuses(found)


def test_a_rule_takes_no_values_of_another_example(judge) -> None:  # noqa: ANN001
    """Where the weight is this section's own and the inputs another's, nobody is accused."""
    rule = r"$v_i \leftarrow v_i + \eta\,(t - y)\,x_i$ with η = 0.5"
    text = f"# A\n$t = 9$, $x_1 = 3$\n\n# B\nTake $v_1 = 1$, $y = 2$. The rule is {rule}.\n\n"
    assert statuses(judge(text + "The updated weight is $v_1 = 1.25$.")) == [UNCHECKED]
    own = text.replace("\n\n# B", "")
    assert statuses(judge(own + "The updated weight is $v_1 = 1.25$.")) == [ERRATUM]
