"""The housing data: a file, scikit-learn's, or the stand-in that is never taken for either."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest
from sklearn import datasets
from sklearn.utils import Bunch

from nngrade.training import data, synthetic
from nngrade.training.data import BadData
from tables import REAL, needs_real_data, write_csv


def test_a_csv_is_read_by_its_column_names(tmp_path: Path) -> None:
    """The two features and the target arrive; gaps in columns that are not used do not matter."""
    housing = data.load(write_csv(tmp_path / "a.csv", AveBedrms="", Latitude="north"))
    made = synthetic.columns(20)
    np.testing.assert_array_equal(housing.X, np.column_stack([made["AveRooms"], made["AveOccup"]]))
    np.testing.assert_array_equal(housing.y, made["MedHouseVal"])
    assert not housing.synthetic
    assert "not for this file's rows" in housing.note


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"AveOccup": None}, "no column AveOccup"),
        ({"AveRooms": None, "MedHouseVal": None}, "no column AveRooms or MedHouseVal"),
        ({"AveRooms": ""}, "line 4: AveRooms should be a finite number, and holds nothing"),
        ({"AveOccup": "many"}, "line 4: AveOccup should be a finite number, and holds 'many'"),
        ({"MedHouseVal": "nan"}, "holds 'nan'"),
        ({"AveRooms": "-inf"}, "holds '-inf'"),
    ],
)
def test_a_csv_with_gaps_where_it_matters_is_refused(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    """One sentence names the file, the line and the column."""
    path = write_csv(tmp_path / "a.csv", **changes)
    with pytest.raises(BadData, match=r"a\.csv") as problem:
        data.load(path)
    assert words in str(problem.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"AveRooms,AveOccup,MedHouseVal\n1,2,3\n", "has 1 row of data"),
        (b"AveRooms,AveOccup,MedHouseVal\n1,2\n", "MedHouseVal should be"),
        (b"AveRooms,AveOccup,MedHouseVal\n" + b"1" * 200_000, "not CSV"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "a.csv"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(BadData, match=words):
        data.load(path)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        raise URLError(OSError(-2, "Name or service not known"))

    monkeypatch.setattr(datasets, "fetch_california_housing", refuse)


@pytest.mark.usefixtures("no_network")
def test_without_a_network_the_rows_are_a_stand_in() -> None:
    """It is always the same, as large as the real data, and says what it is and why."""
    housing = data.load(None)
    np.testing.assert_array_equal(housing.X, data.load(None).X)
    assert len(housing.y) == data.ALL_ROWS
    assert housing.synthetic
    assert "synthetic" in housing.source
    assert "Name or service not known" in housing.note


def test_scikit_learns_data_come_before_the_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fetch works its columns are taken by name, and nothing is called synthetic."""
    made = synthetic.columns(12)
    names = [name for name in made if name != data.TARGET]
    table = np.column_stack([made[name] for name in names])
    found = Bunch(data=table, target=made[data.TARGET], feature_names=names)
    monkeypatch.setattr(datasets, "fetch_california_housing", lambda **options: found)
    housing = data.load(None)
    assert not housing.synthetic
    np.testing.assert_array_equal(housing.X[:, 1], made["AveOccup"])
    np.testing.assert_array_equal(housing.y, made["MedHouseVal"])


@needs_real_data
def test_the_stand_in_has_the_real_columns() -> None:
    with REAL.open(encoding="utf-8") as file:
        assert next(csv.reader(file)) == list(synthetic.columns(10))


def test_the_split_is_the_references() -> None:
    """The grader's split and scaling are those that the exercise asks for."""
    from nngrade.references import housing as reference  # loads PyTorch

    housing = data.from_columns(synthetic.columns(300), "a few rows")
    parts = data.split(housing)
    ours = (parts.X_train, parts.X_test, parts.y_train, parts.y_test)
    for part, due in zip(ours, reference.split_and_scale(housing.X, housing.y), strict=True):
        np.testing.assert_allclose(part, due, rtol=1e-12, atol=1e-12)
