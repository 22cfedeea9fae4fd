"""Exercise 4's four formulas, mistaken in one way each: half-widths and standard deviations."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.references import initialization

M = Misconception
ROOT3 = math.sqrt(3)


def _two(formula: Callable[[float, float, float], Any], default: float = 1.0) -> Callable[..., Any]:
    def answer(fan_in: float, fan_out: float, gain: float = default) -> Any:
        return formula(fan_in, fan_out, gain)

    return answer


def _half_widths(width: Callable[..., Any], name: str) -> tuple[Misconception, ...]:
    """What else is taken for the half-width of an interval."""
    return (
        M("both ends of the interval",
          f"You returned both ends of the interval, −{name} and {name}.",
          f"Half of its width is asked for: {name} alone.",
          lambda *fans, **given: (-width(*fans, **given), width(*fans, **given))),
        M("whole width", f"You returned twice {name}: the whole width of the interval.",
          f"The interval goes from −{name} to {name}; {name} is asked for.",
          lambda *fans, **given: 2 * width(*fans, **given)),
        M("lower end", f"You returned minus {name}: the lower end of the interval.",
          "Return the half-width, which is positive.",
          lambda *fans, **given: -width(*fans, **given)),
        M("3 in place of its root",
          f"The standard deviation is multiplied by 3: {name} is √3 times it.",
          f"U(−{name}, {name}) has variance {name}²/3, so that {name} = √3 · std.",
          lambda *fans, **given: ROOT3 * width(*fans, **given)),
        M("std in place of the bound",
          "You returned the standard deviation in place of the bound: √3 is missing.",
          f"U(−{name}, {name}) has standard deviation {name}/√3.",
          lambda *fans, **given: width(*fans, **given) / ROOT3),
        M("divided by the root of 3",
          f"The standard deviation is divided by √3; {name} is √3 times it.",
          f"U(−{name}, {name}) has standard deviation {name}/√3, so that {name} = √3 · std.",
          lambda *fans, **given: width(*fans, **given) / 3),
    )  # fmt: skip


def _spreads(std: Callable[..., Any]) -> tuple[Misconception, ...]:
    """What else is taken for a standard deviation."""
    return (
        M("bound in place of std",
          "You returned the uniform law's bound in place of the standard deviation: √3 is too "
          "much.",
          "U(−a, a) has standard deviation a/√3; a normal law needs no 3.",
          lambda *fans, **given: ROOT3 * std(*fans, **given)),
    )  # fmt: skip


def _xavier(three: float) -> tuple[Misconception, ...]:
    """What is made of gain · √(three · 2 / (fan_in + fan_out)): bound for 3, std for 1."""
    name = "a" if three == 3 else "std"
    right = _two(lambda i, o, g: g * math.sqrt(2 * three / (i + o)))
    both = "Xavier weighs both fans: 2 / (fan_in + fan_out)."
    return (
        M("fan_in alone", f"Your {name} depends on fan_in alone.", both,
          _two(lambda i, o, g: g * math.sqrt(three / i))),
        M("fan_out alone", f"Your {name} depends on fan_out alone.", both,
          _two(lambda i, o, g: g * math.sqrt(three / o))),
        M("larger fan alone", f"Your {name} depends on the larger fan alone.", both,
          _two(lambda i, o, g: g * math.sqrt(three / max(i, o)))),
        M("mean of the fans for their sum",
          "The mean of the fans stands where their sum belongs: you returned twice the variance.",
          "2/(fan_in + fan_out) is one over the mean already.",
          _two(lambda i, o, g: g * math.sqrt(4 * three / (i + o)))),
        M("2 left out", "The 2 of 2/(fan_in + fan_out) is missing: you returned half the variance.",
          "The variance is one over the *mean* of the fans: 2/(fan_in + fan_out)"
          + (", and with the 3 of the uniform law that makes 6." if three == 3 else "."),
          _two(lambda i, o, g: g * math.sqrt(three / (i + o)))),
        M("fans multiplied", "The fans are multiplied where they should be added.", both,
          _two(lambda i, o, g: g * math.sqrt(2 * three / (i * o)))),
        M("fans divided one by one", "Each fan is divided by itself, and the two are added up.",
          "Add the fans first: 2 / (fan_in + fan_out).",
          _two(lambda i, o, g: g * math.sqrt(three / i + three / o))),
        *(M("brackets left out", "fan_out is added after the division: it is not in the divisor.",
            "Put the sum in brackets: / (fan_in + fan_out).", _two(formula))
          for formula in (
              lambda i, o, g: g * math.sqrt(2 * three / i + o),
              lambda i, o, g: g * math.sqrt(2 * three) / i + o,
              lambda i, o, g: g * math.sqrt(2 * three / i) + o)),
        M("gain left out", "The gain is taken and not used.",
          f"Multiply by it: {name} = gain · √(…).",
          _two(lambda i, o, g: math.sqrt(2 * three / (i + o)))),
        M("gain divides", "The gain divides; it should multiply.",
          "The gain makes up for what the nonlinearity takes away: larger gain, larger weights.",
          _two(lambda i, o, g: math.sqrt(2 * three / (i + o)) / g)),
        M("gain squared", f"The gain is squared in your {name}.",
          "It is squared in the variance alone; outside the root it stands as it is.",
          _two(lambda i, o, g: g**2 * math.sqrt(2 * three / (i + o)))),
        M("gain under the root", "The gain slipped under the root.",
          "The gain multiplies the root from outside.",
          _two(lambda i, o, g: math.sqrt(g * three * 2 / (i + o)))),
        M("default gain of sqrt(2)", "Without a gain given you take √2, the ReLU's.",
          "Keep the default of the `def` line: gain=1.0.",
          _two(lambda i, o, g: g * math.sqrt(2 * three / (i + o)), math.sqrt(2))),
        M("variance", "You returned the variance, without its square root.",
          "Take the root: the standard deviation is the root of the variance.",
          _two(lambda i, o, g: g**2 * three * 2 / (i + o))),
        M("root left out", "The square root is missing.",
          f"{name} = gain · √({6 if three == 3 else 2} / (fan_in + fan_out)).",
          _two(lambda i, o, g: g * three * 2 / (i + o))),
        M("root over the numerator alone", "The root reaches only over the number on top.",
          "fan_in + fan_out stands under the root as well.",
          _two(lambda i, o, g: g * math.sqrt(2 * three) / (i + o))),
        *(_half_widths(right, name) if three == 3 else _spreads(right)),
    )  # fmt: skip


def _kaiming(three: float) -> tuple[Misconception, ...]:
    """What is made of gain · √(three / fan): bound for 3, std for 1."""
    name = "bound" if three == 3 else "std"

    def right(fan: float, gain: float) -> float:
        return gain * math.sqrt(three / fan)

    numerator = (
        (M("root over the numerator alone", "The root reaches only over the number on top.",
           "fan stands under the root as well.",
           lambda fan, gain: gain * math.sqrt(three) / fan),)
        if three == 3 else ()
    )  # fmt: skip
    return (
        M("gain left out", "The gain is taken and not used.", f"Multiply by it: {name} = gain · "
          f"√({int(three)} / fan).", lambda fan, gain: math.sqrt(three / fan)),
        M("gain divides", "The gain divides; it should multiply.",
          "The gain makes up for what the nonlinearity takes away: larger gain, larger weights.",
          lambda fan, gain: math.sqrt(three / fan) / gain),
        M("gain squared", f"The gain is squared in your {name}.",
          "It is squared in the variance alone; outside the root it stands as it is.",
          lambda fan, gain: gain**2 * math.sqrt(three / fan)),
        M("gain under the root", "The gain slipped under the root.",
          "The gain multiplies the root from outside.",
          lambda fan, gain: math.sqrt(gain * three / fan)),
        M("gain of ReLU always", "The ReLU's gain √2 is built in, whatever gain is given.",
          "Use the argument gain: it is √2 only when it says so.",
          lambda fan, gain: math.sqrt(2 * three / fan)),
        M("gain of ReLU as well",
          "The ReLU's 2 is under the root, and the gain is there as well: twice the variance.",
          "Leave the 2 out: the gain already says what the activation does.",
          lambda fan, gain: gain * math.sqrt(2 * three / fan)),
        M("variance", "You returned the variance, without its square root.",
          "Take the root: the standard deviation is the root of the variance.",
          lambda fan, gain: gain**2 * three / fan),
        M("root left out", "The square root is missing.",
          f"{name} = gain · √({int(three)} / fan).", lambda fan, gain: gain * three / fan),
        *numerator,
        M("fan multiplies", "The fan multiplies; it should divide.",
          "More inputs add up to more, so each weight must be smaller: divide by √fan.",
          lambda fan, gain: gain * math.sqrt(three * fan)),
        M("whole-number division", "A whole-number division cut the quotient down to 0.",
          "`//` drops the fraction: divide with `/`.",
          lambda fan, gain: gain * math.sqrt(three // fan)),
        *(_half_widths(right, name) if three == 3 else _spreads(right)),
    )  # fmt: skip


def _both(fan_in: Any, fan_out: Any, gain: Any = 1.0) -> dict[str, Any]:
    return {"fan_in": fan_in, "fan_out": fan_out, "fan": 1.0, "gain": gain}


def _one(fan: Any, gain: Any) -> dict[str, Any]:
    return {"fan_in": 1.0, "fan_out": 1.0, "fan": fan, "gain": gain}


def _space(output: str, given: Callable[..., dict[str, Any]]) -> Space:
    return Space(initialization.SCALES, given, (output,), (("fan_in", "fan_out"),))


def _direct(output: str, formula: str, given: Callable[..., dict[str, Any]]) -> Space:
    """The scale in one formula, without a step for the variance or the standard deviation."""
    step = replace(initialization.SCALES[output], expression=formula)
    whole = replace(initialization.SCALES, steps=(step,))
    return Space(whole, given, (output,), (("fan_in", "fan_out"),))


def _known(
    output: str, mistakes: tuple[Misconception, ...], formula: str, given: Callable[..., Any]
) -> Known:
    return Known(mistakes, _space(output, given), _direct(output, formula, given))


SCALES = {
    output: _known(output, mistakes, formula, given)
    for output, mistakes, formula, given in (
        ("xavier_uniform_bound", _xavier(3), "gain * sqrt(6 / (fan_in + fan_out))", _both),
        ("xavier_normal_std", _xavier(1), "gain * sqrt(2 / (fan_in + fan_out))", _both),
        ("kaiming_uniform_bound", _kaiming(3), "gain * sqrt(3 / fan)", _one),
        ("kaiming_normal_std", _kaiming(1), "gain * sqrt(1 / fan)", _one),
    )
}
