"""What the layers cost: beside bare forks of the same template, and in exercise 5's training.

Both kinds of worker are started in turn, so that a busy machine is busy for both, and the figure is
the median of the differences (or ratios) pair by pair.

    python benchmarks/isolation_cost.py [--pairs 60]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

from nngrade import judge, rubrics
from nngrade.course import hidden_folders
from nngrade.sandbox import confine, student
from nngrade.sandbox.launch import Launcher, launcher, search_paths
from nngrade.sandbox.replies import Answered
from nngrade.sandbox.settings import Settings
from nngrade.sandbox.strength import strength

LIMIT_MS, LIMIT_RATIO = 5.0, 1.05
SOLUTIONS = Path(__file__).resolve().parents[1] / "solutions"
TRAINING = b"""
import time
import torch
from torch import nn

def train(steps):
    torch.manual_seed(5)
    X, y = torch.randn(512, 8), torch.randn(512, 1)
    layers = nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1)
    model = nn.Sequential(*layers)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    started = time.perf_counter()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
    return time.perf_counter() - started, loss.item()
"""


def start(exercise: str, without: tuple[str, ...] = ()) -> Launcher:
    entry = rubrics.CATALOGUE[exercise]
    settings = Settings(
        exercise=exercise,
        family=entry.family,
        paths=search_paths(entry.family),
        hidden=tuple(map(str, hidden_folders())),
        home=str(Path.home()),
        without=without,
    )
    return launcher(settings, "fork")


def submission_ms(template: Launcher, source: bytes) -> float:
    """Fork, confine, load, one call, end."""
    started = time.perf_counter()
    with closing(student.submission(template, source, 20.0, 1)) as pupil:
        reply = pupil.call("output_error", [1.0, 3.0], {})
    assert isinstance(reply, Answered), reply
    return 1000 * (time.perf_counter() - started)


def trained(pupil: student.Student, steps: int) -> tuple[float, float]:
    """Milliseconds of the training alone, measured inside, and its last loss."""
    pupil.left = 60.0
    reply = pupil.call("train", [steps], {})
    assert isinstance(reply, Answered), reply
    seconds, loss = reply.value
    return 1000 * seconds, loss


def judged_ms(template: Launcher, source: bytes) -> float:
    """A whole verdict on exercise 3."""
    started = time.perf_counter()
    report = judge.judge("exercise3", source, "right", judge.Options(seed=1), template)
    assert report.status == "passed"
    return 1000 * (time.perf_counter() - started)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=60)
    pairs = parser.parse_args().pairs
    source = (SOLUTIONS / "exercise3.py").read_bytes()
    everything = tuple(confine.LAYERS)

    with closing(start("exercise3", everything)) as bare, closing(start("exercise3")) as full:
        with closing(student.submission(full, source, 20.0, 1)) as pupil:
            pupil.load()
            print(f"isolation: {strength(pupil.layers)}: {', '.join(pupil.layers[1:-1])}")
        for measure, name in ((submission_ms, "a submission, one call"), (judged_ms, "a verdict")):
            timed = [(measure(bare, source), measure(full, source)) for _ in range(pairs + 5)][5:]
            extra = statistics.median(b - a for a, b in timed)
            outside, inside = (statistics.median(side) for side in zip(*timed, strict=True))
            print(
                f"{name}: bare fork {outside:.1f} ms, all layers {inside:.1f} ms: +{extra:.2f} ms"
            )
            if measure is submission_ms:
                cost = extra

    with ExitStack() as stack:
        bare, full = (
            stack.enter_context(closing(start("exercise5", layers))) for layers in (everything, ())
        )
        free, held = (
            stack.enter_context(closing(student.submission(template, TRAINING, 60.0, 1)))
            for template in (bare, full)
        )
        trained(free, 5), trained(held, 5)
        runs = [(trained(free, 100), trained(held, 100)) for _ in range(pairs)]
    ratio = statistics.median(inside[0] / outside[0] for outside, inside in runs)
    outside, inside = (statistics.median(run[k][0] for run in runs) for k in (0, 1))
    same = len({loss for run in runs for _, loss in run}) == 1
    print(f"100 steps of Adam: outside {outside:.1f} ms, inside {inside:.1f} ms: x{ratio:.3f}")
    print(f"every loss the same to the last bit: {same}")
    print(f"limits: +{LIMIT_MS} ms a submission, x{LIMIT_RATIO} in training")
    return 0 if cost <= LIMIT_MS and ratio <= LIMIT_RATIO and same else 1


if __name__ == "__main__":
    sys.exit(main())
