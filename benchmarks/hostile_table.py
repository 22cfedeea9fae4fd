"""How much of the catalogue each strength of isolation stops: a table from real runs.

    python benchmarks/hostile_table.py [ATTACK …]

Every attack of `tests/hostile/attacks` is run against `nngrade check` with all layers, without
Landlock, without the system-call filter, and without any. Where layers are off, bombs are scaled
down and count at their smaller size. A row for each strength, then what got through, and how.
"""

from __future__ import annotations

import os
import platform
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "grader")]

from arena import Arena, Door, arena  # noqa: E402 (the path comes first)
from attack import Attack, attacks  # noqa: E402
from observing import Observation, real  # noqa: E402
from running import adopting  # noqa: E402

STRENGTHS = {
    "strong": "",
    "partial: no Landlock": "Landlock",
    "partial: no system-call filter": "system-call filter",
    "none": "all",
}


def got(attack: Attack, seen: Observation) -> list[str]:
    """What the attack was after and got, or anything else that an attack may not get."""
    lost = [f"score {seen.score:g}"] if seen.score < attack.honest else []
    return [*seen.successes(attack), *lost]


def row(word: str, without: str, place: Arena, door: Door, chosen: list[Attack]) -> str:
    """Runs all of `chosen`; one line of the table."""
    through = []
    for attack in chosen:
        print(f"\r{word}: {attack.name:50}", end="", file=sys.stderr)
        if found := got(attack, real(place, door, attack, without)):
            through.append(f"{attack.name} ({', '.join(found)})")
    stopped = len(chosen) - len(through)
    return f"| {word} | {stopped} of {len(chosen)} | {', '.join(through) or 'none'} |"


def main() -> None:
    names = sys.argv[1:]
    chosen = [attack for attack in attacks() if attack.name in names or not names]
    user = "root" if os.geteuid() == 0 else "an ordinary user"
    system = f"{platform.system()} {platform.release()}"
    print(f"{len(chosen)} attacks, run as {user}, {system}, Python {platform.python_version()}\n")
    print("| strength | stopped | got through (and what they got) |")
    print("| --- | --- | --- |")
    with adopting(), arena() as place, closing(Door(place.folder, place.mark)) as door:
        for word, without in STRENGTHS.items():
            print(row(word, without, place, door, chosen), flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
