"""How long `nngrade check` takes as a whole process, beside peers timed in the same run.

Exercise 3 is held against pytest running one ``assert np.allclose`` on the same file, exercise 5
against Python importing PyTorch and the two parts of scikit-learn that it needs. Runs alternate,
and the figure to quote is the median of the ratios pair by pair. Both sides may keep their
bytecode, as they do after an ordinary installation: pytest's was written by pip.

    python benchmarks/check_speed.py [--pairs 15]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = "import torch, sklearn.preprocessing, sklearn.model_selection"
ONE_ASSERT = """

def test_gradients():
    found = gradients(np.ones(6), np.ones(2), 3.0)
    assert np.allclose(found, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0])
"""


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    quiet = subprocess.DEVNULL
    bare = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # pytest as it comes
    bare.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, check=True, stdout=quiet, stderr=quiet, env=bare)
    return time.perf_counter() - started


def compare(ours: list[str], theirs: list[str], pairs: int) -> tuple[float, float, list[float]]:
    """Median seconds of each, and the ratios pair by pair, after one warm-up of both."""
    seconds(ours), seconds(theirs)
    timed = [(seconds(ours), seconds(theirs)) for _ in range(pairs)]
    mine, peers = zip(*timed, strict=True)
    return statistics.median(mine), statistics.median(peers), [a / b for a, b in timed]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=15)
    pairs = parser.parse_args().pairs
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        test = Path(folder) / "test_exercise3.py"
        solution = ROOT / "solutions" / "exercise3.py"
        test.write_text(solution.read_text(encoding="utf-8") + ONE_ASSERT, encoding="utf-8")
        plans = (
            (
                "check exercise3 / pytest with one assert",
                [python, "-m", "nngrade", "check", "3", str(solution)],
                [
                    python,
                    "-m",
                    "pytest",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "--rootdir",
                    folder,
                    str(test),
                ],
                1.0,
            ),
            (
                "check exercise5 / importing torch and sklearn",
                [python, "-m", "nngrade", "check", "5", str(ROOT / "solutions" / "exercise5.py")],
                [python, "-c", IMPORTS],
                2.0,
            ),
        )
        for name, ours, theirs, limit in plans:
            mine, peer, ratios = compare(ours, theirs, pairs)
            print(f"{name}: {mine:.3f} s / {peer:.3f} s, median ratio", end=" ")
            print(
                f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}),",
                end=" ",
            )
            print(f"limit {limit:g}, {pairs} pairs")


if __name__ == "__main__":
    main()
