"""How many submissions to exercise 3 `nngrade grade` judges in a second, all layers in place.

In the same run, on the same cores: pytest started for each submission with one assert (what many
courses do), and bare forks of a warm Python, which load the file, call it once and end, with no
layer and no verdict. Nothing can judge faster than those. The three take turns, and the
figures to quote are the medians of the ratios.

    python benchmarks/batch_speed.py [--submissions 600] [--rounds 3] [--mixed]
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from nngrade.classroom.grade import usable_cores
from nngrade.course import hidden_folders
from nngrade.sandbox import confine, student
from nngrade.sandbox.launch import launcher, search_paths
from nngrade.sandbox.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
ONE_ASSERT = b"""

def test_gradients():
    found = gradients(np.ones(6), np.ones(2), 3.0)
    assert np.allclose(found, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0])
"""
GOAL = 100.0  # submissions a second, on two cores
PYTEST_SHARE = 40  # so many fewer for pytest, which would take minutes


def sources(mixed: bool) -> Iterable[bytes]:
    """The course's collection over and over: what is right, or with it what is wrong."""
    sys.path.insert(0, str(ROOT / "tests"))
    from collection import submissions

    found = [each for each in submissions("exercise3") if each.right or mixed]
    return itertools.cycle(
        each.source for each in found if "timed_out" not in each.expected.values()
    )


def a_class(folder: Path, number: int, mixed: bool) -> Path:
    for index, source in zip(range(number), sources(mixed), strict=False):
        path = folder / f"student{index:05}" / "exercise3.py"
        path.parent.mkdir(parents=True)
        path.write_bytes(source)
    return folder


def graded(folder: Path, number: int) -> tuple[float, float]:
    """Submissions a second of the whole command, and milliseconds of all cores for each."""
    with tempfile.TemporaryDirectory() as marks:
        before, started = os.times(), time.perf_counter()
        command = [sys.executable, "-m", "nngrade", "grade", str(folder), "--out", marks]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds, after = time.perf_counter() - started, os.times()
        with (Path(marks) / "marks.csv").open() as file:
            rows = list(csv.DictReader(file))
    assert len(rows) == number
    assert {row["isolation"] for row in rows} == {"strong"}
    cpu = sum(after[2:4]) - sum(before[2:4])
    return number / seconds, 1000 * cpu / number


def with_pytest(folder: Path, number: int, cores: int) -> float:
    """Submissions a second: a pytest each, as many at a time as there are cores."""
    files = sorted(folder.glob("*/exercise3.py"))[:number]
    with tempfile.TemporaryDirectory() as place:
        tests = [Path(place) / f"test_{index}.py" for index in range(len(files))]
        for file, test in zip(files, tests, strict=True):
            test.write_bytes(file.read_bytes() + ONE_ASSERT)
        options = ["-q", "-p", "no:cacheprovider", "--rootdir", place]
        commands = [[sys.executable, "-m", "pytest", *options, str(test)] for test in tests]
        started = time.perf_counter()
        with ThreadPoolExecutor(cores) as pool:
            list(pool.map(_quietly, commands))
        return number / (time.perf_counter() - started)


def _quietly(command: list[str]) -> None:
    bare = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    subprocess.run(command, check=False, capture_output=True, env=bare)


def with_bare_forks(folder: Path, number: int, cores: int) -> float:
    """Submissions a second: forked, loaded, called once, ended; a template for each core."""
    command = [sys.executable, __file__, "--forks", str(number // cores), str(folder)]
    shares = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(cores)]
    return sum(float(share.communicate()[0]) for share in shares)


def forks(number: int, folder: Path) -> float:
    """One core's share of the bare forks."""
    settings = Settings(
        exercise="exercise3",
        family="numpy",
        paths=search_paths("numpy"),
        hidden=tuple(map(str, hidden_folders())),
        without=tuple(confine.LAYERS),
    )
    files = [path.read_bytes() for path in sorted(folder.glob("*/exercise3.py"))[:number]]
    with closing(launcher(settings, "fork")) as template:
        student.submission(template, files[0], 10.0, 1).load()
        started = time.perf_counter()
        for source in files:
            with closing(student.submission(template, source, 10.0, 1)) as pupil:
                pupil.call("output_error", [1.0, 3.0], {})
        return number / (time.perf_counter() - started)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mixed", action="store_true", help="wrong ones too, with a diagnosis")
    parser.add_argument("--forks", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.forks:
        print(forks(int(args.forks[0]), Path(args.forks[1])))
        return 0
    cores, number = usable_cores(), args.submissions
    rates, peers, floors, costs = [], [], [], []
    with tempfile.TemporaryDirectory() as place:
        folder = a_class(Path(place) / "class", number, args.mixed)
        for _ in range(args.rounds):
            rate, cost = graded(folder, number)
            rates.append(rate)
            costs.append(cost)
            peers.append(with_pytest(folder, max(2 * cores, number // PYTEST_SHARE), cores))
            floors.append(with_bare_forks(folder, number, cores))
    kind = "right and wrong" if args.mixed else "right"
    print(f"{number} {kind} submissions to exercise 3, {cores} cores, {args.rounds} rounds")
    print(f"nngrade grade, isolation strong: {statistics.median(rates):.0f} a second", end=" ")
    print(f"({min(rates):.0f} to {max(rates):.0f}), {statistics.median(costs):.1f} ms of a core")
    for name, others in (("pytest a submission", peers), ("bare forks", floors)):
        ratio = statistics.median(ours / theirs for ours, theirs in zip(rates, others, strict=True))
        print(f"{name}: {statistics.median(others):.1f} a second; grade is {ratio:.2f} times that")
    print(f"goal: {GOAL:.0f} right ones a second on two cores")
    return 0 if args.mixed or statistics.median(rates) >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
