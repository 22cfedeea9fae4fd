"""The housing data: a file that is given, else scikit-learn's, else a synthetic stand-in.

Only two features and the target are used, so only these columns need to be whole.
"""

from __future__ import annotations

import csv
import math
import socket
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nngrade.training import synthetic

FloatArray = NDArray[np.float64]

FEATURES = ("AveRooms", "AveOccup")
TARGET = "MedHouseVal"  # the median house value of a district, in 100,000 dollars
USED = (*FEATURES, TARGET)
ALL_ROWS = 20640  # of the 1990 census: what the tutorial's figures are for
MIN_ROWS = 10
TEST_SIZE, RANDOM_STATE = 0.2, 5  # the tutorial's split
FETCH_SECONDS = 20.0  # a silent network must not hold the command up


class BadData(ValueError):
    """A file that is no housing data; the message says where and why."""


@dataclass(frozen=True)
class Housing:
    """Districts: features `X (N, 2)`, values `y (N,)` in 100,000 dollars, and whence they came."""

    X: FloatArray
    y: FloatArray
    source: str
    synthetic: bool = False
    note: str = ""


@dataclass(frozen=True)
class Parts:
    """The tutorial's split: 80 and 20 percent of the rows, features standardized."""

    X_train: FloatArray
    X_test: FloatArray
    y_train: FloatArray
    y_test: FloatArray


def load(path: Path | None) -> Housing:
    """The data in the file `path`, or without one scikit-learn's, or else the stand-in.

    Raises `BadData` for a file that cannot be used; a failed download is no error but a note.
    """
    if path is not None:
        housing = read(path)
        if len(housing.y) == ALL_ROWS:
            return housing
        note = f"The tutorial's figures are for all {ALL_ROWS} districts, not for this file's rows."
        return Housing(housing.X, housing.y, housing.source, note=note)
    try:
        return fetch()
    except Exception as problem:  # no network, a broken cache, a full disk: all the same here
        note = (
            f"scikit-learn's housing data could not be had ({_reason(problem)}), so these rows are "
            "synthetic and no figure of the tutorial applies; give the real ones with --data FILE."
        )
    return from_columns(synthetic.columns(ALL_ROWS), "synthetic stand-in", stand_in=True, note=note)


def from_columns(
    columns: Mapping[str, FloatArray], source: str, stand_in: bool = False, note: str = ""
) -> Housing:
    X = np.column_stack([columns[name] for name in FEATURES])
    return Housing(X, np.asarray(columns[TARGET], dtype=np.float64), source, stand_in, note)


def read(path: Path) -> Housing:
    """A CSV file with scikit-learn's column names in its first line. Raises `BadData`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows(path, csv.DictReader(file)))
    except UnicodeDecodeError:
        raise BadData(f"{path} is not text in UTF-8; save it as CSV in that encoding.") from None
    except csv.Error as problem:
        raise BadData(f"{path} is not CSV that can be read ({problem}).") from None
    except OSError as problem:
        raise BadData(f"{path} cannot be read ({problem.strerror or problem}).") from None
    if len(rows) < MIN_ROWS:
        raise BadData(
            f"{path} has {len(rows)} row{'s' * (len(rows) != 1)} of data; {MIN_ROWS} are the least."
        )
    columns = dict(zip(USED, np.array(rows).T, strict=True))
    return from_columns(columns, str(path))


def _rows(path: Path, reader: csv.DictReader[str]) -> Iterator[list[float]]:
    missing = [name for name in USED if name not in (reader.fieldnames or ())]
    if missing:
        raise BadData(
            f"{path} has no column {' or '.join(missing)}; its first line must name the columns "
            f"as scikit-learn does ({', '.join(USED)} are used)."
        )
    for row in reader:
        yield [_number(path, reader.line_num, name, row[name]) for name in USED]


def _number(path: Path, line: int, name: str, text: str | None) -> float:
    try:
        value = float(text or "")
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        found = f"{text[:30]!r}" if text else "nothing"
        raise BadData(f"{path}, line {line}: {name} should be a finite number, and holds {found}.")
    return value


def fetch() -> Housing:
    """scikit-learn's data, from its cache or downloaded into it. Raises whatever that raises."""
    from sklearn import datasets

    with _seconds(FETCH_SECONDS), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a retry is announced as a warning
        found = datasets.fetch_california_housing(n_retries=1)
    columns = dict(
        zip(found.feature_names, np.asarray(found.data, dtype=np.float64).T, strict=True)
    )
    columns[TARGET] = np.asarray(found.target, dtype=np.float64)
    return from_columns(columns, "scikit-learn's fetch_california_housing")


@contextmanager
def _seconds(limit: float) -> Iterator[None]:
    """No connection made in this block waits longer than `limit` seconds."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(limit)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _reason(problem: BaseException) -> str:
    inner = getattr(problem, "reason", None)  # a URLError wraps what the network said
    told = inner if isinstance(inner, BaseException) else problem
    return str(getattr(told, "strerror", None) or told or type(told).__name__)[:200]


def split(housing: Housing) -> Parts:
    """The grader's own split, by which the student's is judged."""
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(
        housing.X, housing.y, test_size=TEST_SIZE, random_state=RANDOM_STATE
    )
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation[deviation == 0] = 1.0  # as StandardScaler treats a constant column
    return Parts((X_train - mean) / deviation, (X_test - mean) / deviation, y_train, y_test)
