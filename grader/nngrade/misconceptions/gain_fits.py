"""Exercise 4's gains: a figure that is off, a leaky ReLU's formula that is mistaken."""

from __future__ import annotations

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, same
from nngrade.diagnosis.notation import listed
from nngrade.diagnosis.space import Space
from nngrade.references import initialization
from nngrade.report import Diagnosis

LEAKY = "leaky_relu"
MOST = 2  # figures that may be off: with more of them wrong there is another reason

DUE = {
    "linear": ("1", "A linear unit passes the scale on as it is: 1."),
    "sigmoid": ("1", "PyTorch leaves sigmoid units as they are: 1."),
    "tanh": ("5/3", "PyTorch takes `5 / 3` for tanh."),
    "relu": ("√2", "ReLU drops half of the mean square, and √2, squared, brings it back."),
}


def figure_off(answers: Answers) -> Diagnosis | None:
    """Some names get another figure, always the same, while the others are right."""
    off: dict[str, float] = {}
    for each in answers.asked:
        if each.right:
            continue
        name = each.args[0]
        try:
            came = as_array(each.actual, answers.question.rules)[0]
        except NotAnArray:
            return None
        if name not in DUE or came.ndim:
            return None
        off.setdefault(name, float(came))
    if not 1 <= len(off) <= MOST or not _always(off, answers):
        return None
    said = " and ".join(f"{off[name]:.4g} for {name} ({DUE[name][0]} is due)" for name in off)
    names = listed(list(off))
    return Diagnosis(
        f"gain of {names}",
        f"The other gains are right, but you gave {said}.",
        " ".join(DUE[name][1] for name in off),
    )


def _always(off: dict[str, float], answers: Answers) -> bool:
    """Whether a name that is wrong once gets its one figure in every case."""
    rules = answers.question.rules
    return all(same(each.actual, off.get(each.args[0], each.expected), rules)
               for each in answers.asked)  # fmt: skip


def _is_leaky(nonlinearity: str, a: float = 0.0) -> bool:
    return nonlinearity == LEAKY


GAIN_SPACE = Space(
    initialization.GAINS,
    lambda nonlinearity, a=0.0: {"a": a},
    (LEAKY,),
    said={LEAKY: "gain for the leaky ReLU"},
    applies=_is_leaky,
)
GAIN_FITS = (figure_off,)
