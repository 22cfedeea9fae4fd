"""Tables of housing data for the tests: invented rows, some of them spoilt, and the real file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from nngrade.training import synthetic

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "data" / "california_housing.csv"

needs_real_data = pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not here")


def write_csv(path: Path, rows: int = 20, **changes: object) -> Path:
    """A table of synthetic rows; `changes` put a value into a column's third row, None drops it."""
    columns = {name: list(values) for name, values in synthetic.columns(rows).items()}
    for name, value in changes.items():
        if value is None:
            del columns[name]
        else:
            columns[name][2] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path
