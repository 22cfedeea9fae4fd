"""A class of students on disk, graded by the real command, and its two files read back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RIGHT = (ROOT / "solutions" / "exercise3.py").read_bytes()
WRONG = RIGHT + b"\n\ndef output_error(y, y_pred):\n    return y - y_pred\n"
COMMAND = (sys.executable, "-m", "nngrade", "grade")


@dataclass(frozen=True)
class Graded:
    """One run of the command: its status, what it printed, and where its files are."""

    status: int
    out: str
    err: str
    marks: Path

    @property
    def rows(self) -> list[dict[str, str]]:
        with (self.marks / "marks.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def reports(self) -> list[dict[str, Any]]:
        text = (self.marks / "reports.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def row(self, student: str) -> dict[str, str]:
        (found,) = [row for row in self.rows if row["student"] == student]
        return found

    def report(self, student: str) -> dict[str, Any]:
        (found,) = [report for report in self.reports if report["student"] == student]
        return found


def handed_in(folder: Path, files: Mapping[str, bytes]) -> Path:
    """`folder` with these files, ``{"ann/exercise3.py": b"…"}``."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def graded(folder: Path, *args: object, **environment: str) -> Graded:
    """The command run on `folder`, which has to end by itself."""
    command = [*COMMAND, str(folder), *map(str, args)]
    done = subprocess.run(
        command,
        capture_output=True,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )
    marks = Path(str(args[args.index("--out") + 1])) if "--out" in args else None
    return Graded(
        done.returncode,
        done.stdout.decode(),
        done.stderr.decode(),
        marks or folder.with_name(f"{folder.name}-marks"),
    )


def processes_of(folder: Path) -> Iterator[int]:
    """All that was started with `folder` in its command line or its environment."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                said = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            except OSError:
                continue
            if os.fsencode(folder) in said:
                yield int(entry.name)
