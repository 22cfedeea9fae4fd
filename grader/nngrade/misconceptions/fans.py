"""Exercise 4's fans, mistaken in one way each."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.references import initialization

M = Misconception


def _layout(shape: Any) -> dict[str, Any]:
    out_units, in_units, *kernel = shape
    return {
        "out_units": out_units,
        "in_units": in_units,
        "receptive_field": math.prod(kernel),
    }


def _fans_by(size: Callable[[list[int]], int]) -> Callable[[Any], Any]:
    """Fans with another idea of the kernel's size."""
    return lambda shape: (shape[1] * size(shape[2:]), shape[0] * size(shape[2:]))


def _keras(shape: Any) -> Any:
    *kernel, inputs, outputs = shape
    return inputs * math.prod(kernel), outputs * math.prod(kernel)


# Each takes a shape and gives two fans: a sampler may hold them just as well.
FAN_PAIRS = (
    M("kernel left out", "The kernel is left out: the fans are the numbers of units alone.",
      "Each place of the kernel is one more way in and out: multiply by all its sides.",
      _fans_by(lambda kernel: 1)),
    M("kernel left out of fan_out", "The kernel counts for fan_in, and is left out of fan_out.",
      "One input reaches every output through each place of the kernel: multiply fan_out too.",
      lambda shape: (math.prod(shape[1:]), shape[0])),
    M("kernel left out of fan_in", "The kernel counts for fan_out, and is left out of fan_in.",
      "An output is reached through each place of the kernel: multiply fan_in too.",
      lambda shape: (shape[1], shape[0] * math.prod(shape[2:]))),
    M("kernel sides added up", "The sides of the kernel are added up.",
      "A kernel of 3 by 3 has 9 places: multiply its sides.",
      _fans_by(lambda kernel: sum(kernel) or 1)),
    M("first side of the kernel only", "Only the first side of the kernel counts.",
      "A kernel of 3 by 5 has 15 places: multiply all its sides.",
      _fans_by(lambda kernel: kernel[0] if kernel else 1)),
    M("last side of the kernel only", "Only the last side of the kernel counts.",
      "A kernel of 3 by 5 has 15 places: multiply all its sides.",
      _fans_by(lambda kernel: kernel[-1] if kernel else 1)),
    M("kernel taken for a square", "The kernel is taken for a square: its first side squared.",
      "Kernels may have one side, three, or sides that differ: multiply all of them.",
      _fans_by(lambda kernel: kernel[0] ** 2 if kernel else 1)),
    M("sides counted", "The kernel counts by how many sides it has, not by how long they are.",
      "A kernel of 3 by 5 has 15 places: multiply its sides.",
      _fans_by(lambda kernel: len(kernel) or 1)),
    M("layout of TensorFlow",
      "The kernel is looked for at the front and the channels at the end, as TensorFlow has it.",
      "Here the shape is (out, in, *kernel), as in PyTorch.", _keras),
    M("last two sizes", "The last two sizes are taken for the units: in a convolution they are "
      "sides of the kernel.", "The units are `shape[0]`, out, and `shape[1]`, in; the kernel "
      "follows.", lambda shape: (shape[-1], shape[-2])),
    M("first two sizes as they stand", "The first two sizes came as they stand: fan_out before "
      "fan_in, and no kernel.", "Turn them round, and multiply both by the sides of the kernel.",
      lambda shape: (shape[0], shape[1])),
    M("everything behind the first size",
      "fan_out is the product of everything but the first size, which is fan_in.",
      "fan_out counts the outputs, shape[0], times the kernel.",
      lambda shape: (math.prod(shape[1:]), math.prod(shape[1:]))),
    M("whole product", "Both fans are the product of all sizes.",
      "fan_in leaves out the outputs, fan_out the inputs.",
      lambda shape: (math.prod(shape), math.prod(shape))),
)  # fmt: skip

FANS = (
    *FAN_PAIRS,
    M("sum of the fans", "You returned one number, the sum of both fans.",
      "Return both: (fan_in, fan_out).", lambda shape: sum(initialization.fans(shape))),
    M("sum of units", "You returned one number, the sum of the units on both sides.",
      "Return two, each times the kernel: (fan_in, fan_out).", lambda shape: shape[0] + shape[1]),
)  # fmt: skip

FAN_SPACE = Space(
    initialization.FANS,
    _layout,
    ("fan_in", "fan_out"),
    (("in_units", "out_units"),),
    {"both fans": ("fan_in", "fan_out")},
    {"in_units": "in", "out_units": "out", "receptive_field": "kernel"},
)
KNOWN_FANS = Known(FANS, FAN_SPACE)
