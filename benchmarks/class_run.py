"""A whole class, graded with hostile files among it and without: does any honest mark change?

Honest files are those of `tests/submissions`, right and wrong, of all exercises; hostile ones are
the attacks of `tests/hostile`, as strong as they are written, each as often as it takes. Both runs
have one secret. Afterwards every honest row has to be the same to the last digit, no attack may
have got points, a secret or a contact, and memory, processes, descriptors and disk have to be
where they were.

    python benchmarks/class_run.py [--honest 900] [--hostile 100] [--timeout 5]
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from nngrade.sandbox import trees
from nngrade.sandbox.layers.identity import UNUSED

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "tests")]

import arena as arenas  # noqa: E402 (found by the line above)
from attack import Attack, attacks  # noqa: E402
from placing import PLACED  # noqa: E402

from collection import submissions  # noqa: E402

SECRET, SHUFFLED = 2026, 5
PYTORCH_SHARE = 10  # one honest file in so many is of exercise 5, which takes a second
MB = 1 << 20


@dataclass
class Run:
    """One run of the command: its rows and reports by student, and what it took meanwhile."""

    status: int
    said: str
    seconds: float
    rows: dict[str, dict[str, str]]
    reports: dict[str, dict[str, Any]]
    memory: list[int] = field(default_factory=list)  # of the grader's own processes, in bytes
    descriptors: list[int] = field(default_factory=list)


def honest_files(number: int) -> list[tuple[str, bytes]]:
    """(exercise, source), what is slow by intention left out."""
    found = [each for each in submissions() if "timed_out" not in each.expected.values()]
    random.Random(SHUFFLED).shuffle(found)
    torch = itertools.cycle(each for each in found if each.exercise == "exercise5")
    numpy = itertools.cycle(each for each in found if each.exercise != "exercise5")
    picked = [next(numpy if n % PYTORCH_SHARE else torch) for n in range(number)]
    return [(each.exercise, each.source) for each in picked]


def hand_in(folder: Path, honest: list[tuple[str, bytes]]) -> None:
    for index, (exercise, source) in enumerate(honest):
        home = folder / f"s{index:04}"
        home.mkdir(parents=True)
        (home / f"{exercise}.py").write_bytes(source)


def hand_in_attacks(
    folder: Path, place: arenas.Arena, door: arenas.Door, number: int, among: int
) -> dict[str, Attack]:
    """Spread among the honest ones, by their names; which student handed in which attack."""
    usable = [each for each in attacks() if "notebook" not in each.keys.get("placed", "")]
    random.Random(SHUFFLED).shuffle(usable)
    handed_in = {}
    for index, attack in enumerate(itertools.islice(itertools.cycle(usable), number)):
        home = folder / f"s{index * among // number:04}-{attack.name}"
        while home.exists():  # more than once, where there are fewer attacks
            home = home.with_name(f"{home.name}+")
        home.mkdir()
        text = attack.written(None)
        for name, value in (place.places(attack) | door.places() | {"HERE": str(home)}).items():
            text = text.replace(f"@{name}@", value)
        PLACED[attack.keys.get("placed", "")](home, home / f"{attack.exercise}.py", text)
        handed_in[home.name] = attack
    return handed_in


def run(folder: Path, place: arenas.Arena, temporary: Path, timeout: float) -> Run:
    """The real command, from a copy of nngrade that anybody may write to, if he can."""
    marks = folder.with_name(f"{folder.name}-marks")
    command = [sys.executable, "-P", "-m", "nngrade", "grade", str(folder)]
    command += ["--seed", str(SECRET), "--timeout", str(timeout), "--out", str(marks)]
    memory: list[int] = []
    descriptors: list[int] = []
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=place.environment(temporary),
    )
    while process.poll() is None:
        sample(process.pid, memory, descriptors)
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)
    said = process.communicate()[0]
    with (marks / "marks.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    with (marks / "reports.jsonl").open(encoding="utf-8") as file:
        reports = {report["student"]: report for report in map(json.loads, file)}
    seconds = time.monotonic() - started
    return Run(process.returncode, said, seconds, rows, reports, memory, descriptors)


def sample(pid: int, memory: list[int], descriptors: list[int]) -> None:
    """The command's own process and its jobs: what they hold, without templates and workers."""
    with suppress(psutil.Error):
        own = psutil.Process(pid)
        jobs = [child for child in own.children() if "nngrade.classroom" in str(child.cmdline())]
        memory.append(sum(each.memory_info().rss for each in (own, *jobs)))
        descriptors.append(sum(each.num_fds() for each in (own, *jobs)))


def lasting(report: dict[str, Any]) -> dict[str, Any]:
    """What of a report does not depend on the clock or on where the files are."""
    checks = [
        {key: value for key, value in check.items() if key != "duration"}
        for check in report["checks"]
    ]
    rest = {k: v for k, v in report.items() if k not in ("duration", "submission")}
    return rest | {"checks": checks}


def faults(alone: Run, mixed: Run, handed_in: dict[str, Attack], secret: str) -> list[str]:
    """All that should not be so, in words."""
    found = [f"a run ended with status {r.status}" for r in (alone, mixed) if r.status]
    found += [f"{name}: another row" for name in alone.rows if alone.rows[name] != mixed.rows[name]]
    for name, attack in handed_in.items():
        row = mixed.rows[name]
        if float(row["score"]) > attack.honest:
            found.append(f"{name} got {row['score']} points, {attack.honest:g} are its own")
        if secret in json.dumps(mixed.reports[name]):
            found.append(f"{name} has the secret")
    for name, row in mixed.rows.items():
        if row["status"] == "grader_error" or row["isolation"] not in ("strong", ""):
            found.append(f"{name}: {row['status']}, isolation {row['isolation']}")
    return found


def held() -> dict[str, int]:
    """What this machine and this process hold, as far as others leave it alone."""
    own = psutil.Process()
    return {
        "processes of ours": len(own.children(recursive=True)),
        "descriptors of ours": own.num_fds(),
        "entries of workers in /tmp and /dev/shm": sum(map(of_a_worker, shared())),
        "free memory, MB": psutil.virtual_memory().available // MB,
    }


def shared() -> Iterator[Path]:
    for folder in ("/tmp", "/dev/shm"):
        yield from Path(folder).iterdir()


def of_a_worker(path: Path) -> bool:
    """Where the grader is root, its workers have user ids that nobody else has."""
    with suppress(OSError):
        return path.lstat().st_uid >= UNUSED
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--honest", type=int, default=900)
    parser.add_argument("--hostile", type=int, default=100)
    parser.add_argument("--timeout", type=float, default=5.0)
    args = parser.parse_args()
    trees.adopt_orphans()  # so that whoever outlives a run is seen
    with (
        arenas.arena() as place,
        closing(arenas.Door(place.folder, place.mark)) as door,
    ):
        temporary = place.folder / "temporary"
        temporary.mkdir()
        temporary.chmod(0o777)
        honest = honest_files(args.honest)
        for name in ("alone", "mixed"):
            hand_in(place.folder / name, honest)
        handed_in = hand_in_attacks(place.folder / "mixed", place, door, args.hostile, args.honest)
        before, traces = held(), place.traces()
        alone = run(place.folder / "alone", place, temporary, args.timeout)
        mixed = run(place.folder / "mixed", place, temporary, args.timeout)
        after = held()
        found = faults(alone, mixed, handed_in, place.secret)
        found += [f"left: {trace}" for trace in place.traces() - traces]
        found += [f"left: {path}" for path in temporary.iterdir()]
        found += ["somebody came through a door"] if door.knocked() else []
        found += ["a process is left"] if after["processes of ours"] else []
    show(alone, mixed, handed_in, before, after)
    print("\n".join(found) or "no fault found")
    return 1 if found else 0


def show(
    alone: Run,
    mixed: Run,
    handed_in: dict[str, Attack],
    before: dict[str, int],
    after: dict[str, int],
) -> None:
    print(mixed.said)
    same = sum(alone.rows[name] == mixed.rows[name] for name in alone.rows)
    whole = sum(lasting(alone.reports[n]) == lasting(mixed.reports[n]) for n in alone.rows)
    print(f"{same} of {len(alone.rows)} honest rows identical, {whole} of their reports")
    kinds = len({attack.name for attack in handed_in.values()})
    statuses = Counter(mixed.rows[name]["status"] for name in handed_in)
    print(f"{len(handed_in)} hostile files of {kinds} kinds: {dict(statuses)}")
    for name, each in (("without them", alone), ("with them", mixed)):
        quarter = len(each.memory) // 4
        print(
            f"{name}: {each.seconds:.0f} s; the grader's memory {each.memory[quarter] // MB} MB "
            f"after a quarter, {each.memory[-2] // MB} MB at the end, "
            f"{max(each.memory) // MB} MB at most; "
            f"descriptors {each.descriptors[quarter]}, {each.descriptors[-2]}"
        )
    for what, number in before.items():
        print(f"{what}: {number} before, {after[what]} after")


if __name__ == "__main__":
    sys.exit(main())
