"""The California housing data as scikit-learn has it, and nothing in its stead.

Whoever never fetched it gets its claims unchecked; only what the text's own figures tell is judged.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from nngrade.textbook.claims import ERRATUM, HOLDS, IMPRECISE, Ruling, Unavailable
from nngrade.textbook.facts.printed import numbers, ruled, whole
from nngrade.textbook.tutorial.data import ROWS
from nngrade.training.data import (
    ALL_ROWS,
    FEATURES,
    RANDOM_STATE,
    TARGET,
    TEST_SIZE,
    FloatArray,
    from_columns,
)
from nngrade.training.data import split as split_of

FETCH = 'python -c "from sklearn import datasets as d; d.fetch_california_housing()"'
COLUMNS = (
    "MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude",
    "Longitude", TARGET,
)  # fmt: skip
BOSTON = (42.36, -71.06)  # degrees north and east
EARTH = 6371.0  # kilometres
NEAR = 100.0  # kilometres


@dataclass(frozen=True)
class Table:
    """All rows `values (N, 9)`, the target last, and the names of the columns."""

    names: tuple[str, ...]
    values: FloatArray


@cache
def table() -> Table:
    """scikit-learn's data from its cache. Raises `Unavailable` where it was never fetched."""
    from sklearn.datasets import fetch_california_housing

    try:
        found: Any = fetch_california_housing(download_if_missing=False)
    except Exception:  # not there, half there, or spoilt: all the same here
        raise Unavailable(
            f"scikit-learn's housing data is not on this machine. To fetch it: {FETCH}"
        ) from None
    names = (*found.feature_names, TARGET)
    return Table(names, np.column_stack([found.data, found.target]))


def rows(printed: str) -> Ruling:
    count = len(table().values)
    return ruled(whole(printed) == count, str(count), "Rows of scikit-learn's data, counted.")


def features(printed: str) -> Ruling:
    names = table().names[:-1]
    return ruled(whole(printed) == len(names), str(len(names)), f"{', '.join(names)}.")


def missing(printed: str) -> Ruling:
    """How many values are NaN."""
    gaps = np.isnan(table().values).sum(axis=0)
    told = [f"{n} in {name}" for name, n in zip(table().names, gaps.tolist(), strict=True) if n]
    message = f"Missing are {', '.join(told)}." if told else "None is missing."
    return ruled(whole(printed) == gaps.sum(), str(gaps.sum()), message)


def row(printed: str, index: str) -> Ruling:
    values = dict(zip(table().names, table().values[int(index)], strict=True))
    return numbers(printed, values, f"row {index}")


def split(printed: str, part: str) -> Ruling:
    """How many rows fall to a part; that takes their number, not the rows."""
    from sklearn.model_selection import train_test_split

    parts = train_test_split(range(ALL_ROWS), test_size=TEST_SIZE, random_state=RANDOM_STATE)
    count = len(parts[part == "test"])
    return ruled(whole(printed) == count, str(count), f"{TEST_SIZE:.0%} of {ALL_ROWS} are tested.")


def first_features(printed: str) -> Ruling:
    """The first training row, standardized."""
    parts = split_of(from_columns(_columns(), ""))
    return numbers(printed, dict(zip(FEATURES, parts.X_train[0], strict=True)), "that row")


def first_target(printed: str) -> Ruling:
    parts = split_of(from_columns(_columns(), ""))
    return numbers(printed, {"the target": parts.y_train[0]}, "that row")


def _columns() -> dict[str, FloatArray]:
    return dict(zip(table().names, table().values.T, strict=True))


def place(printed: str, loader: str) -> Ruling:
    """Where the data come from: by the name of what loads them, and by the printed coordinates."""
    called = re.fullmatch(r"fetch_(\w+?)_housing", loader)
    derived = called[1].capitalize() if called else ""
    nearest = min(_kilometres(BOSTON, _coordinates(row)) for row in ROWS.values())
    if printed == derived or (printed == "Boston" and nearest < NEAR):
        return Ruling(HOLDS, derived or printed)
    return Ruling(
        ERRATUM,
        derived,
        f"{loader} loads them, and of the ten rows that are printed the one nearest to Boston lies "
        f"{nearest:.0f} km away from it.",
    )


def _coordinates(row: str) -> tuple[float, float]:
    values = dict(zip(COLUMNS, map(float, row.split(", ")), strict=True))
    return values["Latitude"], values["Longitude"]


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Along the great circle (the haversine formula)."""
    (north, east), (other_north, other_east) = (map(math.radians, each) for each in (a, b))
    h = (
        math.sin((north - other_north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(h))


def features_used(printed: str) -> Ruling:
    """Whether the features by which the example is introduced are those that it trains on."""
    derived = ", ".join(FEATURES)
    if printed == derived:
        return Ruling(HOLDS, derived)
    strange = [name for name in printed.split(", ") if name not in COLUMNS]
    return Ruling(
        IMPRECISE,
        derived,
        f"True of the drawn example alone: the network is trained on {' and '.join(FEATURES)}"
        + (f", and the data have no column {' or '.join(strange)}." if strange else "."),
    )
