"""How long `nngrade watch` takes from a save to the verdict on the screen.

It runs in a pseudo-terminal, on a workspace of its own. A file is saved in place, or written
beside and renamed over; the clock stops when the new verdict (it has a new seed) has been painted.
The cause of a failure comes after its verdict and is timed too.

    python benchmarks/watch_latency.py [--saves 21]
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WRONG = ROOT / "tests" / "submissions" / "exercise3" / "wrong" / "h1_h2_swapped.py"
SEED = re.compile(rb"--seed (\d+)")
LOOKING = b"Looking for the cause"
ROWS, COLUMNS = 90, 80  # tall enough for a whole verdict


class Watch:
    """`nngrade watch EXERCISE` in a pseudo-terminal."""

    def __init__(self, folder: Path, exercise: str) -> None:
        self.master, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nngrade", "watch", exercise],
            stdin=theirs,
            stdout=theirs,
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)
        self.seed = b""

    def verdict(self, seconds: float = 60.0) -> tuple[float, float]:
        """When the next verdict was painted, and when it had all that there is to say."""
        deadline = time.monotonic() + seconds
        seen, first = b"", 0.0
        while time.monotonic() < deadline:
            if not select.select([self.master], [], [], 1.0)[0]:
                continue
            seen += os.read(self.master, 1 << 16)
            now = time.perf_counter()
            screen = seen[seen.rfind(b"\x1b[H") :]  # what was painted last
            found = SEED.search(screen)
            whole = found and b"q quit" in screen
            if not whole or found[1] == self.seed:
                continue
            first = first or now
            if LOOKING not in screen:
                self.seed = found[1]
                return first, now
        raise SystemExit("no verdict came")

    def close(self) -> None:
        os.write(self.master, b"q")
        self.process.wait(timeout=30)
        os.close(self.master)


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def renamed_over(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(data)
    beside.replace(path)


def timed(watch: Watch, path: Path, source: bytes, saves: int) -> list[tuple[float, float]]:
    """Seconds to the verdict, and to its causes, by both ways of saving in turn."""
    times = []
    for number in range(saves + 1):
        time.sleep(0.3)
        save = (in_place, renamed_over)[number % 2]
        data = source + f"\n# {number}\n".encode()
        started = time.perf_counter()
        save(path, data)
        first, last = watch.verdict()
        times.append((first - started, last - started))
    return times[1:]  # the first one loads what finds the causes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=21)
    saves = parser.parse_args().saves
    signal.signal(signal.SIGINT, signal.default_int_handler)
    right = {n: (ROOT / "solutions" / f"exercise{n}.py").read_bytes() for n in range(1, 6)}
    wrong = right[3] + b"\n\n" + WRONG.read_bytes()
    plans = [
        ("exercise3, right", 3, right[3], 0.1),
        ("exercise3, wrong", 3, wrong, 0.1),
        ("exercise1, right", 1, right[1], 0.1),
        ("exercise2, right", 2, right[2], 0.1),
        ("exercise4, right", 4, right[4], 0.1),
        ("exercise5, right", 5, right[5], 1.5),
    ]
    for name, number, source, limit in plans:
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home) / "work"
            make = [sys.executable, "-m", "nngrade", "init", str(folder)]
            subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
            watch = Watch(folder, str(number))
            watch.verdict()
            times = timed(watch, folder / f"exercise{number}.py", source, saves)
            watch.close()
        first = statistics.median(each[0] for each in times)
        last = statistics.median(each[1] for each in times)
        says = f"{name}: {1000 * first:.0f} ms from save to verdict"
        if source is wrong:
            says += f", {1000 * last:.0f} ms to its cause"
        print(f"{says}; limit {1000 * limit:.0f} ms, {len(times)} saves", flush=True)


if __name__ == "__main__":
    main()
