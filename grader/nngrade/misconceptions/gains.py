"""Exercise 4's gains, mistaken one at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from nngrade.diagnosis.known import Misconception
from nngrade.references import initialization

PYTORCH_ONLY = {
    "selu": 0.75,
    "conv1d": 1.0,
    "conv2d": 1.0,
    "conv3d": 1.0,
    "identity": 1.0,
}


def _right(nonlinearity: str, a: float = 0.0) -> float:
    return float(initialization.gain(nonlinearity, a).value)


def _but(changed: Mapping[str, Callable[[float], float]]) -> Callable[..., Any]:
    """The right gains but for some names, of which each has a formula in the slope."""

    def answer(nonlinearity: str, a: float = 0.0) -> Any:
        if nonlinearity in changed:
            return changed[nonlinearity](a)
        return _right(nonlinearity, a)

    return answer


def _typed_in(digits: int) -> Callable[..., Any]:
    """Gains of tanh and ReLU as somebody would write them down."""
    tanh, relu = round(5 / 3, digits), round(math.sqrt(2), digits)
    return _but({"tanh": lambda a: tanh, "relu": lambda a: relu})


def _leaky(formula: Callable[[float], float]) -> Callable[..., Any]:
    return _but({"leaky_relu": formula})


def _unknown(value: Any) -> Callable[..., Any]:
    """The same value for every name that is not known."""

    def answer(nonlinearity: str, a: float = 0.0) -> Any:
        known = nonlinearity in initialization.NONLINEARITIES
        return _right(nonlinearity, a) if known else value

    return answer


def _spelled(respell: Callable[[str], str]) -> Callable[..., Any]:
    """Names that are mended before they are looked up."""
    return lambda nonlinearity, a=0.0: _right(respell(nonlinearity), a)


def _pytorch(nonlinearity: str, a: float = 0.0) -> Any:
    return PYTORCH_ONLY.get(nonlinearity) or _right(nonlinearity, a)


def _slope_of_pytorch(nonlinearity: str, a: float = 0.01) -> Any:
    return _right(nonlinearity, a)


SPELLINGS: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    ("A name in capitals", "ReLU", "relu", str.lower),
    ("A name with a space beside it", " relu", "relu", str.strip),
    ("A name with a space or capitals", " relu", "relu", lambda n: n.strip().lower()),
    ("A name with a hyphen", "leaky-relu", "leaky_relu", lambda n: n.replace("-", "_")),
    ("A name with a space in it", "leaky relu", "leaky_relu", lambda n: n.replace(" ", "_")),
)

M = Misconception
GAIN_MISTAKES = (
    M(
        "ReLU taken for linear",
        "Your gain for ReLU is 1, as if it were linear.",
        "Make up for the half of the variance that ReLU drops: √2.",
        _but({"relu": lambda a: 1.0}),
    ),
    M(
        "square of the ReLU's gain",
        "Your gain for ReLU is 2; that is its square.",
        "Take the root, √2: the 2 belongs to the variance.",
        _but({"relu": lambda a: 2.0}),
    ),
    M(
        "slope counts for ReLU",
        "The slope a changes the gain of the plain ReLU.",
        "Use a for leaky_relu alone: the plain ReLU has no slope below 0.",
        _but({"relu": lambda a: math.sqrt(2 / (1 + a**2))}),
    ),
    M(
        "root of the leaky gain left out",
        "The leaky ReLU's gain lacks its square root.",
        "Take the root of all of it: √(2/(1+a²)).",
        _leaky(lambda a: 2 / (1 + a**2)),
    ),
    M(
        "slope not squared",
        "The slope is not squared: you returned √(2/(1+a)).",
        "Square the slope: the negative half keeps a² of its variance.",
        _leaky(lambda a: math.sqrt(2 / (1 + a))),
    ),
    M(
        "slope not squared",
        "The slope is not squared: you returned √(2/(1+|a|)).",
        "Square the slope: the negative half keeps a² of its variance.",
        _leaky(lambda a: math.sqrt(2 / (1 + abs(a)))),
    ),
    M(
        "slope ignored",
        "The leaky ReLU gets the plain ReLU's gain, whatever its slope.",
        "Put a into √(2/(1+a²)).",
        _leaky(lambda a: math.sqrt(2)),
    ),
    M(
        "one in place of two",
        "You returned √(1/(1+a²)) for the leaky ReLU: the 2 is missing.",
        "At a = 0 it must give the ReLU's √2.",
        _leaky(lambda a: math.sqrt(1 / (1 + a**2))),
    ),
    M(
        "tanh taken for linear",
        "Your gain for tanh is 1, as if it were linear.",
        "Take PyTorch's 5/3: tanh flattens what goes through it. (`5 // 3` is 1 as well.)",
        _but({"tanh": lambda a: 1.0}),
    ),
    *(
        M(
            "gains typed in rounded",
            f"Your gains for tanh and ReLU have {digits} decimals: they are typed in, rounded.",
            "Let Python work them out: `5 / 3` and `math.sqrt(2)`.",
            _typed_in(digits),
        )
        for digits in (1, 2, 3, 4)
    ),
    M(
        "tanh upside down",
        "Your gain for tanh is 3/5.",
        "Turn it round: it makes up for what tanh takes away, so it is above 1.",
        _but({"tanh": lambda a: 3 / 5}),
    ),
    M(
        "sigmoid of 4",
        "Your gain for sigmoid is 4, one over its slope at 0.",
        "Give back 1: PyTorch leaves sigmoid units as they are.",
        _but({"sigmoid": lambda a: 4.0}),
    ),
    M(
        "slope of PyTorch's layer",
        "Without a slope given you take 0.01, as torch.nn.LeakyReLU does; the stub has 0.0.",
        "Keep the default of the `def` line: a=0.0.",
        _slope_of_pytorch,
    ),
    M(
        "leaky ReLU taken for linear",
        "Your gain for the leaky ReLU is 1, as if it were linear.",
        "Make up for the variance that it drops: √(2/(1+a²)).",
        _leaky(lambda a: 1.0),
    ),
    M(
        "root over the 2 alone",
        "You returned √2/(1+a²) for the leaky ReLU: the root reaches over the 2 alone.",
        "Put 1 + a² under the root as well: √(2/(1+a²)).",
        _leaky(lambda a: math.sqrt(2) / (1 + a**2)),
    ),
    M(
        "gain of the leaky ReLU upside down",
        "You returned √((1+a²)/2) for the leaky ReLU: upside down.",
        "The gain makes up for what is lost, so that it is above 1 for small a: √(2/(1+a²)).",
        _leaky(lambda a: math.sqrt((1 + a**2) / 2)),
    ),
    M(
        "ReLU upside down",
        "Your gain for ReLU is 1/√2.",
        "It makes up for the half that ReLU takes away, so it is above 1: √2.",
        _but({"relu": lambda a: math.sqrt(1 / 2)}),
    ),
    M(
        "sigmoid like tanh",
        "Your gain for sigmoid is 5/3, that of tanh.",
        "Give back 1: PyTorch leaves sigmoid units as they are.",
        _but({"sigmoid": lambda a: 5 / 3}),
    ),
    M(
        "names of PyTorch accepted",
        "A name that PyTorch knows, and this exercise does not, gets a gain.",
        "Raise ValueError for every name that is not in the list.",
        _pytorch,
    ),
    *(
        M(
            "other spellings accepted",
            f'{what} gets a gain: "{name}" is not "{right}".',
            "Compare the name as it is; raise ValueError for every other spelling.",
            _spelled(respell),
        )
        for what, name, right, respell in SPELLINGS
    ),
    M(
        "unknown name gets 1",
        "An unknown name gets 1 without a word.",
        "Raise ValueError: a misspelt name should not go unnoticed.",
        _unknown(1.0),
    ),
    M(
        "unknown name gets 0",
        "An unknown name gets 0 without a word.",
        "Raise ValueError: weights of 0 would never learn.",
        _unknown(0.0),
    ),
    M(
        "unknown name gets None",
        "An unknown name falls through every branch, which gives None.",
        "End with `raise ValueError(...)` for all the names that are left.",
        _unknown(None),
    ),
)

# Those that give another gain for a name that is known: a sampler may hold them just as well
# (all but those so near the right one that draws do not show it).
KNOWN_NAMES_MISTAKEN = tuple(
    each
    for each in GAIN_MISTAKES
    if not each.name.startswith(("unknown", "other", "names", "gains", "slope of P"))
)
