"""Exercise 4's samplers: the fan, the gain and the defaults, mistaken; and the draws themselves."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

from nngrade.diagnosis.known import Known, Misconception
from nngrade.misconceptions.draws import Draw, Sampler, drawn_wrong, mistake, normal, uniform
from nngrade.misconceptions.fans import FAN_PAIRS
from nngrade.misconceptions.gains import KNOWN_NAMES_MISTAKEN
from nngrade.misconceptions.sampler_scales import fitted
from nngrade.references import initialization


def gain_of(nonlinearity: str, a: float = 0.0) -> float:
    return float(initialization.gain(nonlinearity, a).value)


def xavier(
    draw: Draw,
    default: float = 1.0,
    scale: Callable[[float, float, float], float] = lambda i, o, g: g * math.sqrt(2 / (i + o)),
    fans: Callable[[Any], Any] = initialization.fans,
) -> Sampler:
    """A Xavier sampler; `scale` gives the standard deviation from both fans and the gain."""

    def sampler(shape: Any, rng: Any, gain: float = default) -> Any:
        fan_in, fan_out = fans(shape)
        return draw(rng, scale(fan_in, fan_out, gain), shape)

    return sampler


def _right_fan(fan_in: float, fan_out: float, mode: str) -> float:
    return fan_in if mode == "fan_in" else fan_out


def kaiming(
    draw: Draw,
    defaults: tuple[float, str, str] = (0.0, "fan_in", "leaky_relu"),
    fan: Callable[[float, float, str], float] = _right_fan,
    gain: Callable[[str, float], float] = gain_of,
    fans: Callable[[Any], Any] = initialization.fans,
) -> Sampler:
    """A Kaiming sampler: how the fan and the gain are chosen, and its defaults."""
    slope, direction, kind = defaults

    def sampler(
        shape: Any, rng: Any, a: float = slope, mode: str = direction, nonlinearity: str = kind
    ) -> Any:
        fan_in, fan_out = fans(shape)
        chosen = fan(fan_in, fan_out, mode)
        return draw(rng, gain(nonlinearity, a) / math.sqrt(chosen), shape)

    return sampler


def _xavier_mistakes(draw: Draw) -> tuple[Misconception, ...]:
    return (
        mistake("gain ignored", "The gain is taken and not used.",
                "Hand the gain on to the bound, or to std.",
                xavier(draw, scale=lambda i, o, g: math.sqrt(2 / (i + o)))),
        mistake("fan_in alone", "The scale depends on fan_in alone.",
                "Xavier weighs both fans.", xavier(draw, scale=lambda i, o, g: g / math.sqrt(i))),
        mistake("fan_out alone", "The scale depends on fan_out alone.",
                "Xavier weighs both fans.", xavier(draw, scale=lambda i, o, g: g / math.sqrt(o))),
        mistake("another default gain",
                "Without a gain given you take another than 1.",
                "Keep the default of the `def` line: gain=1.0.", xavier(draw, default=1.001)),
        mistake("default gain of sqrt(2)", "Without a gain given you take √2, the ReLU's.",
                "Keep the default of the `def` line: gain=1.0.",
                xavier(draw, default=math.sqrt(2))),
        mistake("gain squared", "The gain is squared.", "The gain multiplies once.",
                xavier(draw, scale=lambda i, o, g: g * g * math.sqrt(2 / (i + o)))),
        mistake("sum of all sizes", "The sizes of the shape are added up in place of the fans.",
                "Let `fans` count them: the kernel multiplies each, and is not added.",
                lambda shape, rng, gain=1.0: draw(
                    rng, gain * math.sqrt(2 / sum(shape)), shape)),
        mistake("unit interval times gain", "The numbers lie between 0 and the gain.",
                "Hand both ends to rng: `rng.uniform(-bound, bound, size=shape)`.",
                lambda shape, rng, gain=1.0: rng.random(shape) * gain),
    )  # fmt: skip


SLOPE, MODE, KIND = 0.0, "fan_in", "leaky_relu"


def _kaiming_mistakes(draw: Draw) -> tuple[Misconception, ...]:
    default = "Keep the defaults of the `def` line: a=0.0, mode='fan_in', 'leaky_relu'."
    return (
        mistake("mode ignored", "fan_in is used whatever mode says.", "Let mode pick the fan.",
                kaiming(draw, fan=lambda i, o, mode: i)),
        mistake("fan_out always", "fan_out is used whatever mode says.", "Let mode pick the fan.",
                kaiming(draw, fan=lambda i, o, mode: o)),
        mistake("modes exchanged", "The modes are exchanged: fan_out is used for 'fan_in'.",
                "fans returns (fan_in, fan_out), in this order.",
                kaiming(draw, fan=lambda i, o, mode: o if mode == "fan_in" else i)),
        mistake("mean of the fans", "The mean of both fans is used, as in Xavier's formula.",
                "Kaiming takes one fan: the one that mode names.",
                kaiming(draw, fan=lambda i, o, mode: (i + o) / 2)),
        mistake("gain left out", "The gain is left out.", "Multiply by it: std = gain / √fan.",
                kaiming(draw, gain=lambda kind, a: 1.0)),
        mistake("nonlinearity ignored", "The leaky ReLU's gain is used for every nonlinearity.",
                "Let nonlinearity pick the gain.",
                kaiming(draw, gain=lambda kind, a: gain_of("leaky_relu", a))),
        mistake("gain of ReLU always", "The ReLU's gain is used for every nonlinearity.",
                "Let nonlinearity and a pick the gain.",
                kaiming(draw, gain=lambda kind, a: math.sqrt(2))),
        mistake("slope ignored", "The slope a is not handed on.", "gain needs a as well.",
                kaiming(draw, gain=lambda kind, a: gain_of(kind))),
        mistake("gain squared", "The gain is squared.", "Multiply by it once: std = gain / √fan.",
                kaiming(draw, gain=lambda kind, a: gain_of(kind, a) ** 2)),
        mistake("slope of PyTorch's layer", "Without a slope given you take 0.01, as "
                "torch.nn.LeakyReLU does.", default, kaiming(draw, (0.01, MODE, KIND))),
        mistake("slope of PyTorch's linear layers", "Without a slope given you take √5, as "
                "PyTorch's linear layers do.", default, kaiming(draw, (math.sqrt(5), MODE, KIND))),
        mistake("another default mode", "Without a mode given you take fan_out.", default,
                kaiming(draw, (SLOPE, "fan_out", KIND))),
        mistake("another default nonlinearity", "Without a nonlinearity given you take relu.",
                default, kaiming(draw, (SLOPE, MODE, "relu"))),
    )  # fmt: skip


ONE_FAN, BOTH_TURNED = "everything behind the first size", "first two sizes as they stand"


def _with_fans(of: Callable[..., Sampler], told: tuple[str, ...]) -> tuple[Misconception, ...]:
    """Samplers that count the fans wrongly; those already `told` by another name are left out."""
    return tuple(
        mistake(each.name, f"The fans are wrong. {each.message}", each.hint, of(fans=each.answer))
        for each in FAN_PAIRS
        if each.name not in told
    )


def _with_gains(draw: Draw) -> tuple[Misconception, ...]:
    """Kaiming samplers with a wrong gain."""
    return tuple(
        mistake(each.name, each.message, each.hint, kaiming(draw, gain=each.answer))
        for each in KNOWN_NAMES_MISTAKEN
    )


def _all(draw: Draw, law: str) -> tuple[Known, Known]:
    """What is known of the Xavier and of the Kaiming sampler that draw in this way."""
    return (
        Known(
            (
                *_xavier_mistakes(draw),
                *drawn_wrong(draw, xavier),
                *_with_fans(partial(xavier, draw), (ONE_FAN, BOTH_TURNED)),
            ),
            detectors=(fitted(f"xavier_{law}"),),
        ),
        Known(
            (
                *_kaiming_mistakes(draw),
                *drawn_wrong(draw, kaiming),
                *_with_gains(draw),
                *_with_fans(partial(kaiming, draw), (ONE_FAN,)),
            ),
            detectors=(fitted(f"kaiming_{law}"),),
        ),
    )


_UNIFORM, _NORMAL = _all(uniform, "uniform_bound"), _all(normal, "normal_std")
SAMPLERS = {
    "xavier_uniform": _UNIFORM[0],
    "kaiming_uniform": _UNIFORM[1],
    "xavier_normal": _NORMAL[0],
    "kaiming_normal": _NORMAL[1],
}
