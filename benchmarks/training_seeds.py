"""The tutorial's trainings over several seeds: where its two test losses lie among them.

    python benchmarks/training_seeds.py --data california_housing.csv

writes `grader/nngrade/textbook/training_runs.json`, which `nngrade textbook` judges the printed
losses by. All seeds of a network train side by side, as stacked weights: each has its own
initialization and its own order of rows, so that each is the run that it would be alone.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn

from nngrade.training import data

FILE = Path(__file__).parents[1] / "grader" / "nngrade" / "textbook" / "training_runs.json"
BATCH, RATE = 128, 0.01
QUANTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


def xavier_normal(layer: nn.Linear) -> None:
    """The tutorial's `weights_init`, which leaves the biases as they are."""
    nn.init.xavier_normal_(layer.weight, gain=1.0)


@dataclass(frozen=True)
class Run:
    """A network and how long it trains. `init` changes PyTorch's own initialization."""

    name: str
    hidden: tuple[int, ...]
    epochs: int
    init: Callable[[nn.Linear], None] = lambda layer: None


RUNS = (
    Run("4-3, default, 200 epochs", (4, 3), 200),
    Run("256-256-256, Xavier normal, 500 epochs", (256, 256, 256), 500, xavier_normal),
    Run("256-256-256, default, 200 epochs", (256, 256, 256), 200),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the housing data; fetched if left out")
    parser.add_argument("--seeds", type=int, nargs=len(RUNS), default=[16, 2, 2])
    asked = parser.parse_args()
    torch.set_num_threads(1)
    housing = data.load(asked.data)
    if housing.synthetic or len(housing.y) != data.ALL_ROWS:
        parser.error("the tutorial's losses are those of the real data, all 20640 rows")
    kept: dict[str, object] = {}
    for run, seeds in zip(RUNS, asked.seeds, strict=True):
        if seeds:
            started = time.process_time()
            kept[run.name] = summary(run, losses(run, data.split(housing), seeds))
            print(f"{run.name}: {time.process_time() - started:.0f} s of CPU\n  {kept[run.name]}")
            write(kept, asked.seeds)


def losses(run: Run, parts: data.Parts, seeds: int) -> dict[str, list[float]]:
    """The test loss of each seed: the mean over samples and, as printed first, over batches."""
    X, y = tensor(parts.X_train), tensor(parts.y_train)
    layers = start(run, X.shape[1], seeds)
    orders = [torch.Generator().manual_seed(seed) for seed in range(seeds)]
    optimizer = torch.optim.Adam([part for layer in layers for part in layer], lr=RATE)
    for _ in range(run.epochs):
        order = torch.stack([torch.randperm(len(y), generator=one) for one in orders])
        for rows in order.split(BATCH, dim=1):
            optimizer.zero_grad()
            # A sum over seeds: each seed's gradient is that of its own mean.
            ((output(layers, X[rows]) - y[rows]) ** 2).mean(dim=1).sum().backward()
            optimizer.step()
    with torch.no_grad():
        X, y = tensor(parts.X_test), tensor(parts.y_test)
        errors = (output(layers, X.expand(seeds, -1, -1)) - y) ** 2
        batches = torch.stack([part.mean(dim=1) for part in errors.split(BATCH, dim=1)])
    return {"over samples": errors.mean(dim=1).tolist(), "over batches": batches.mean(0).tolist()}


def tensor(values: np.ndarray) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float32)


def start(run: Run, inputs: int, seeds: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Each layer's weights (seeds, n_in, n_out) and biases (seeds, 1, n_out)."""
    widths = (inputs, *run.hidden, 1)
    networks = []
    for seed in range(seeds):
        torch.manual_seed(seed)
        network = [nn.Linear(a, b) for a, b in pairwise(widths)]
        for layer in network:
            run.init(layer)
        networks.append(network)
    return [
        (
            torch.stack([each.weight.detach().T for each in same]).requires_grad_(),
            torch.stack([each.bias.detach()[None] for each in same]).requires_grad_(),
        )
        for same in zip(*networks, strict=True)
    ]


def output(layers: list[tuple[torch.Tensor, torch.Tensor]], X: torch.Tensor) -> torch.Tensor:
    """(seeds, b) for `X` (seeds, b, n_in)."""
    for W, b in layers[:-1]:
        X = torch.relu(torch.baddbmm(b, X, W))
    W, b = layers[-1]
    return torch.baddbmm(b, X, W)[:, :, 0]


def summary(run: Run, found: dict[str, list[float]]) -> dict[str, object]:
    quantiles = {
        how: [round(float(q), 4) for q in np.quantile(each, QUANTILES)]
        for how, each in found.items()
    }
    return {
        "hidden": run.hidden,
        "epochs": run.epochs,
        "seeds": len(next(iter(found.values()))),
        "quantiles": QUANTILES,
        **quantiles,
    }


def write(kept: dict[str, object], seeds: list[int]) -> None:
    counts = " ".join(map(str, seeds))
    made = {
        "command": f"python benchmarks/training_seeds.py --data FILE.csv --seeds {counts}",
        "with": f"PyTorch {torch.__version__}, {platform.machine()}, one thread",
        "runs": kept,
    }
    FILE.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
