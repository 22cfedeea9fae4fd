"""What the tutorial's trainings come to: by arithmetic, and by runs that were kept.

The runs are made by `benchmarks/training_seeds.py`; their file has the command that repeats them.
"""

from __future__ import annotations

import json
from fractions import Fraction
from importlib.resources import files
from typing import Any

from nngrade.textbook.claims import HOLDS, IMPRECISE, Ruling, Unavailable

RUNS = "training_runs.json"
LEAST_SEEDS = 8  # whose range says something of a seed that nobody knows


def mean_of_batches(printed: str, samples: str, batch: str) -> Ruling:
    """Whether the mean of the batches' mean losses is the mean over the samples.

    An example: a loss of 1 for each sample of the last batch, and 0 elsewhere.
    """
    whole, rest = divmod(int(samples), int(batch))
    sizes = [int(batch)] * whole + [rest] * bool(rest)
    losses = [0] * (len(sizes) - 1) + [1]
    over_batches = Fraction(sum(losses), len(sizes))
    weighted = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
    over_samples = Fraction(weighted, sum(sizes))
    if over_batches == over_samples:
        return Ruling(HOLDS, printed)
    return Ruling(
        IMPRECISE,
        "the sum of loss.item() * len(targets), over the number of samples",
        f"That is the mean over samples only if all batches are of one size. Of these {len(sizes)} "
        f"the last has {sizes[-1]} samples, and each of them counts "
        f"{float(over_batches / over_samples):.2f} times what it should.",
    )


def among_seeds(printed: str, how: str, *networks: str) -> Ruling:
    """Whether a loss lies within those that other seeds end with, for one of the `networks`.

    `how` tells the mean "over samples" from that "over batches".
    """
    kept = _kept()
    runs = {name: kept["runs"][name] for name in networks if name in kept["runs"]}
    if not runs:
        raise Unavailable(f"No runs are kept of this network. To make them: {kept['command']}")
    ranges = {name: (run[how][0], run[how][-1]) for name, run in runs.items()}
    told = {
        name: f"{name}: {_range(*ends)} ({_seeds(runs[name]['seeds'])})"
        for name, ends in ranges.items()
    }
    inside = [name for name, (low, high) in ranges.items() if low <= float(printed) <= high]
    outside = "; ".join(told[name] for name in told if name not in inside)
    if inside:
        within = "; ".join(told[name] for name in inside)
        message = f"It depends on the seed, and is within the range of {within}."
        message += f" It is not within that of {outside}." if outside else ""
        return Ruling(HOLDS, _range(*ranges[inside[0]]), message)
    if max(run["seeds"] for run in runs.values()) < LEAST_SEEDS:
        raise Unavailable(f"Too few runs are kept to tell. {outside}. More: {kept['command']}")
    usual = _range(*next(iter(ranges.values())))
    return Ruling(IMPRECISE, usual, f"Only with a seed that is out of the ordinary. {outside}.")


def _range(low: float, high: float) -> str:
    return f"{low:.4f} to {high:.4f}" if low < high else f"{low:.4f}"


def _seeds(count: int) -> str:
    return f"{count} seed{'s' * (count != 1)}"


def _kept() -> dict[str, Any]:
    try:
        text = files("nngrade.textbook").joinpath(RUNS).read_text(encoding="utf-8")
    except OSError:
        raise Unavailable("No runs are kept here.") from None
    kept: dict[str, Any] = json.loads(text)
    return kept
