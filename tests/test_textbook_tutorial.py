"""The tutorial's claims beside the worked example: each verdict against another way to it."""

from __future__ import annotations

import builtins
import csv
import math
import subprocess
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nngrade.textbook import facts, tutorial
from nngrade.textbook.claims import (
    ERRATUM,
    HOLDS,
    IMPRECISE,
    UNCHECKED,
    Claim,
    Expression,
    Fact,
    Unavailable,
    Verdict,
)
from nngrade.textbook.facts import double_descent, housing, training
from nngrade.textbook.tutorial.data import ROWS
from nngrade.textbook.verdict import judge, review
from tables import REAL, needs_real_data

CLAIMS = {claim.id: claim for claim in tutorial.CLAIMS}
DATA = (
    "rows",
    "features",
    "missing",
    "first-features",
    "first-target",
    *(f"row-{i}" for i in ROWS),
)


def verdict(name: str, printed: str | None = None) -> Verdict:
    """The verdict on a claim, as printed or with another figure in its place."""
    claim = CLAIMS[name]
    return judge(claim if printed is None else replace(claim, printed=printed), [])


@pytest.fixture
def no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which the housing data was never fetched."""

    def missing() -> None:
        raise Unavailable("not here")

    monkeypatch.setattr(housing, "table", missing)


@pytest.fixture
def copied_data(monkeypatch: pytest.MonkeyPatch) -> housing.Table:
    """The copy of the data, in which values of AveBedrms are missing."""
    with REAL.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    values = np.array([[float(text or "nan") for text in row] for row in rows])
    table = housing.Table(tuple(names), values)
    monkeypatch.setattr(housing, "table", lambda: table)
    return table


# The whole


@pytest.mark.usefixtures("no_data")
def test_what_is_not_right() -> None:
    """Two misnamings and misprints, the gaps in definitions, what is right under a condition."""
    found = review(tutorial.SOURCE, tutorial.CLAIMS)
    names = {
        status: {one.claim.id for one in found.having(status)}
        for status in (ERRATUM, "follows", IMPRECISE)
    }
    assert names == {
        ERRATUM: {"new-w2", "boston"},
        "follows": set(),
        IMPRECISE: {
            "step-and-sign",
            "deep-or-mlp",
            "size-and-floor",
            "batch-mean",
            "gain-leaky",
            "default",
        },
    }
    assert {one.claim.id for one in found.having(UNCHECKED)} >= {*DATA, "over-time"}


def test_progress_is_told() -> None:
    """Whoever waits is told how many claims are judged, of how many."""
    told: list[tuple[int, int]] = []
    review("", [CLAIMS["area"], CLAIMS["volume"]], lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2)]


@pytest.mark.parametrize("one", tutorial.CLAIMS, ids=list(CLAIMS))
def test_the_sentence_has_what_was_printed(one: Claim) -> None:
    """What is shown to the reader is what is judged."""
    assert one.printed in one.text


def test_every_id_is_its_own_and_fits() -> None:
    """Messages name claims by their ids, which stand in a column."""
    assert len(CLAIMS) == len(tutorial.CLAIMS)
    assert max(map(len, CLAIMS)) <= 14


WRONG = {
    "step-and-sign": "sign, sign",
    "deep-or-mlp": "more than 2, fewer than 3",
    "density-1": "2.5",
    "area": "10",
    "density-2": "0.2",
    "volume": "15",
    "density-3": "0.8",
    "density-falls": "linearly",
    "softmax": "tanh",
    "hidden": "3",
    "shapes": "W1 2×4, b1 4, W2 3×4, b2 4, W3 4×1, b3 1",
    "mse": "1/N · ‖F − Y‖",
    "boston": "California",
    "size-and-floor": "AveRooms, AveOccup",
    "training-rows": "16,513",
    "test-rows": "4127",
    "batch-mean": "test_loss / len(test_loader)",
    "xavier-bound": "gain·√(3/(fan_in + fan_out))",
    "xavier-std": "gain·2/(fan_in + fan_out)",
    "kaiming-bound": "gain·√(6/fan)",
    "kaiming-std": "gain/fan",
    "call-uniform": "uniform_(tensor, a=-1.0, b=1.0)",
    "call-normal": "normal_(tensor, mean=0.0, std=0.01)",
    "call-constant": "constant_(tensor)",
    "call-ones": "ones_(tensor, val)",
    "call-zeros": "zero_(tensor)",
    "call-xavier-u": "xavier_uniform_(tensor, gain=2.0)",
    "call-xavier-n": "xavier_normal_(tensor, gain=1.0, mode='fan_in')",
    "call-kaiming-u": "kaiming_uniform_(tensor, a=0.01, mode='fan_in', nonlinearity='leaky_relu')",
    "call-kaiming-n": "kaiming_normal_(tensor, a=0, mode='fan_out', nonlinearity='leaky_relu')",
    "gain-relu": "2",
    "gain-leaky": "√(2/(1 + a²))",
    "weight-shape": "fan_in, fan_out",
    "default": "kaiming_normal",
    "regularized": "keeps",
    "first-descent": "rises",
    "ascent": "falls",
    "peak": "end",
    "second-descent": "rises",
    "training-error": "rises",
    "more-samples": "help",
}  # of the right ones each is made wrong, of the wrong ones right


def test_each_claim_that_is_judged_here_has_another_print() -> None:
    """None is left out but the data's, those of stored runs, and what is left unchecked."""
    from nngrade.textbook.tutorial import worked_example

    others = {claim.id for claim in worked_example.CLAIMS}
    assert {*CLAIMS} - others - {*WRONG} == {*DATA, "test-loss", "test-mse", "over-time"}


@pytest.mark.parametrize("name", [name for name in WRONG if name != "batch-mean"])
def test_another_print_has_another_verdict(name: str) -> None:
    """Each verdict depends on what was printed: the right becomes wrong and the wrong right."""
    before, after = verdict(name).status, verdict(name, WRONG[name]).status
    assert before != after
    assert HOLDS in (before, after) or name == "default"


# Foundations


def test_step_and_sign_by_training() -> None:
    """With labels 0 and 1 the printed update moves weights that answer rightly; with sign, no."""
    w, x = np.array([1.0, -2.0]), np.array([1.0, 1.0])
    step, sign = float(w @ x >= 0), math.copysign(1.0, w @ x)
    assert step == 0.0
    assert (0.0 - sign) != 0
    assert (-1.0 - sign) == 0
    found = verdict("step-and-sign")
    assert found.derived == "step, step or sign, sign"
    assert "for the label 1 alone" in found.message
    assert "labels -1 and 1 need sign and sign" in found.message


def test_what_exactly_two_hidden_layers_are() -> None:
    """They have neither name, and the text's own network has two; an overlap is told too."""
    found = verdict("deep-or-mlp")
    assert "exactly 2 hidden layers have neither name" in found.message
    assert "2-4-3-1" in found.message
    overlap = verdict("deep-or-mlp", "more than 1, fewer than 3")
    assert (overlap.status, overlap.derived) == (IMPRECISE, "2 hidden layers have both names")


@pytest.mark.parametrize(
    ("name", "dimension"), [("density-1", 1), ("density-2", 2), ("density-3", 3)]
)
def test_densities_by_counting(name: str, dimension: int) -> None:
    """10 samples over as many unit cubes as the cube of width 5 is made of."""
    cubes = sum(1 for _ in product(range(5), repeat=dimension))
    assert float(verdict(name).derived or "nan") == pytest.approx(10 / cubes)
    assert verdict(name).status == HOLDS


# The network


def test_a_shape_that_does_not_fit_is_named() -> None:
    """The first matrix that cannot take what comes is in the message."""
    found = verdict("shapes", "W1 2×4, b1 4, W2 3×4, b2 4, W3 4×1, b3 1")
    assert (found.status, found.message) == (ERRATUM, "W2 is 3×4 and gets 4 numbers.")
    assert "b1" in verdict("shapes", "W1 2×4, b1 3, W2 4×1, b2 1").message


def test_softmax_and_the_norm_in_numbers() -> None:
    """NumPy agrees with both identities."""
    a, b = 0.3, -1.1
    assert math.exp(a) / (math.exp(a) + math.exp(b)) == pytest.approx(1 / (1 + math.exp(b - a)))
    errors = np.array([1.0, -2.0, 0.5])
    assert np.mean(errors**2) == pytest.approx(np.linalg.norm(errors) ** 2 / 3)
    assert (verdict("softmax").status, verdict("mse").status) == (HOLDS, HOLDS)


# The data


@pytest.mark.usefixtures("no_data")
def test_without_the_data_its_claims_are_unchecked() -> None:
    """No stand-in takes its place, and the reason is told."""
    for name in DATA:
        found = verdict(name)
        assert (found.status, found.derived, found.message) == (UNCHECKED, None, "not here")


def test_data_that_was_never_fetched_is_not_fetched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An empty or spoilt cache makes the claims unchecked; the message says how to fill it."""
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path))
    housing.table.cache_clear()
    assert "fetch_california_housing()" in verdict("rows").message
    (tmp_path / "cal_housing_py3.pkz").write_bytes(b"spoilt")
    assert verdict("rows").status == UNCHECKED


@needs_real_data
def test_the_data_claims_hold_on_a_copy(copied_data: housing.Table) -> None:
    """All but those that AveBedrms, of which the copy lacks values, has a part in."""
    holes = np.isnan(copied_data.values).sum(axis=0)
    assert holes.sum() == holes[copied_data.names.index("AveBedrms")]
    for name in DATA:
        found = verdict(name)
        spoilt = name == "missing" or "AveBedrms is NaN" in found.message
        assert (found.status == HOLDS) != spoilt, found
    assert verdict("missing").message == f"Missing are {holes.sum()} in AveBedrms."


@needs_real_data
def test_scikit_learns_cache_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it keeps, in its own columns and its own order, is what the claims are judged on."""
    import joblib

    raw = np.genfromtxt(REAL, delimiter=",", skip_header=1)
    income, age, rooms, bedrooms, people, occupants, north, east, value = np.nan_to_num(raw).T
    homes = people / occupants
    kept = (value * 1e5, income, age, rooms * homes, bedrooms * homes, people, homes, north, east)
    joblib.dump(np.column_stack(kept), tmp_path / "cal_housing_py3.pkz")
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path))
    housing.table.cache_clear()
    found = {name: verdict(name).status for name in DATA}
    whole = {f"row-{index}" for index in ROWS if not np.isnan(raw[int(index)]).any()}
    housing.table.cache_clear()
    assert {name for name, status in found.items() if status != HOLDS} == {
        f"row-{index}" for index in ROWS
    } - whole


@needs_real_data
@pytest.mark.usefixtures("copied_data")
@pytest.mark.parametrize(
    ("name", "printed", "words"),
    [
        ("rows", "506", "20640"),
        ("features", "13", "MedInc"),
        ("row-9961", ROWS["9961"].replace("7.670412", "7.670413"), "AveRooms is 7.6704119"),
        ("first-features", "-0.7866, 0.0164", "AveOccup is -0.0164"),
        ("first-target", "2.847", "the target is 2.846"),
    ],
)
def test_wrong_data_claims(name: str, printed: str, words: str) -> None:
    """A figure that is not the data's is an erratum, whose message or value says what is."""
    found = verdict(name, printed)
    assert found.status == ERRATUM
    assert words in f"{found.derived} {found.message}"


def test_where_the_districts_lie() -> None:
    """All printed districts are in California, as another formula for distances has it."""
    for row in ROWS.values():
        north, east = map(float, row.split(", ")[6:8])
        assert 32 < north < 42.1
        assert -124.5 < east < -114
        a, b = map(math.radians, (north, 42.36))
        cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(
            math.radians(east + 71.06)
        )
        assert housing._kilometres(housing.BOSTON, (north, east)) == pytest.approx(
            6371 * math.acos(cosine), rel=1e-6
        )
    assert verdict("boston").derived == "California"


# Training


def test_the_mean_of_batches_in_numbers() -> None:
    """Random losses show it: the last batch's 32 samples count nearly four times."""
    losses = np.random.default_rng(0).random(4128)
    batches = [losses[i : i + 128].mean() for i in range(0, 4128, 128)]
    assert (len(batches), 4128 - 32 * 128) == (33, 32)
    assert np.mean(batches) != pytest.approx(losses.mean(), rel=1e-4)
    weight = (1 / 33 / 32) / (1 / 4128)
    found = verdict("batch-mean")
    assert found.status == IMPRECISE
    assert (
        f"Of these 33 the last has 32 samples, and each of them counts {weight:.2f}"
        in found.message
    )


def test_the_mean_of_equal_batches_is_right() -> None:
    """128 divides 4096: then there is nothing to be said."""
    assert training.mean_of_batches("as printed", "4096", "128").status == HOLDS


@pytest.mark.parametrize(
    ("seeds", "low", "high", "status"),
    [
        (8, 0.9, 1.1, HOLDS),
        (8, 1.1, 1.2, IMPRECISE),
        (2, 1.1, 1.2, UNCHECKED),
        (2, 0.9, 1.1, HOLDS),
    ],
)
def test_a_loss_among_seeds(
    seeds: int, low: float, high: float, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loss holds within the kept runs' range; outside of a few runs' nothing is said."""
    run = {"seeds": seeds, "over batches": [low, 1.15, high]}
    monkeypatch.setattr(training, "_kept", lambda: {"command": "make", "runs": {"net": run}})
    claim = replace(
        CLAIMS["test-loss"], source=Fact("training:among_seeds", ("over batches", "net"))
    )
    found = judge(claim, [])
    assert found.status == status
    assert f"{low:.4f} to {high:.4f} ({seeds} seeds)" in found.message


def test_a_loss_of_one_of_two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told which of them it may be of; a single run has no range."""
    runs = {
        "small": {"seeds": 9, "over batches": [1.0, 1.1]},
        "large": {"seeds": 1, "over batches": [0.9, 0.9]},
    }
    monkeypatch.setattr(training, "_kept", lambda: {"command": "make", "runs": runs})
    found = training.among_seeds("1.0264", "over batches", "small", "large")
    assert (found.status, found.derived) == (HOLDS, "1.0000 to 1.1000")
    assert "within the range of small: 1.0000 to 1.1000 (9 seeds)." in found.message
    assert "not within that of large: 0.9000 (1 seed)." in found.message


def test_runs_that_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason has the command that makes them."""
    monkeypatch.setattr(training, "_kept", lambda: {"command": "make them", "runs": {}})
    found = verdict("test-loss")
    assert (found.status, "make them" in found.message) == (UNCHECKED, True)


def test_the_kept_runs() -> None:
    """Their quantiles are in order, and both printed losses lie among them."""
    kept = training._kept()
    assert "benchmarks/training_seeds.py" in kept["command"]
    for run in kept["runs"].values():
        for how in ("over samples", "over batches"):
            assert run[how] == sorted(run[how])
            assert len(run[how]) == len(run["quantiles"])
    assert verdict("test-loss").status == HOLDS
    assert verdict("test-mse").status == HOLDS


# Initialization


def test_formulas_in_numbers() -> None:
    """PyTorch's own draws have the claimed bounds and deviations."""
    import torch

    torch.manual_seed(0)
    weight = torch.empty(300, 500)
    init = torch.nn.init
    bound = math.sqrt(6 / 800)
    assert init.xavier_uniform_(weight).abs().max().item() == pytest.approx(bound, rel=1e-3)
    assert init.xavier_normal_(weight).std().item() == pytest.approx(math.sqrt(2 / 800), rel=0.02)
    kaiming = math.sqrt(2) * math.sqrt(3 / 500)
    assert init.kaiming_uniform_(weight).abs().max().item() == pytest.approx(kaiming, rel=1e-3)
    assert init.kaiming_normal_(weight).std().item() == pytest.approx(math.sqrt(2 / 500), rel=0.02)
    for name in ("xavier-bound", "xavier-std", "kaiming-bound", "kaiming-std"):
        assert verdict(name).status == HOLDS


def test_the_default_of_linear_layers() -> None:
    """Its weights reach 1/√fan_in and no further, not the bound that ReLU's gain gives."""
    import torch

    torch.manual_seed(1)
    most = torch.nn.Linear(100, 5000).weight.abs().max().item()
    assert most == pytest.approx(1 / math.sqrt(100), rel=1e-3)
    found = verdict("default")
    assert found.status == IMPRECISE
    assert "gain √(1/3) and the bound 1/√fan_in" in found.message
    assert "√6/√fan_in" in found.message
    assert math.sqrt(1 / 3) == pytest.approx(torch.nn.init.calculate_gain("leaky_relu", 5**0.5))


def test_the_gain_of_leaky_relu() -> None:
    """√2 is that of slope 0; PyTorch's own slope has a smaller one."""
    import torch

    found = verdict("gain-leaky")
    assert "slope a = 0 alone" in found.message
    assert f"{torch.nn.init.calculate_gain('leaky_relu', 0.01):.5f}" in found.message
    assert found.derived == "√(2/(1 + a²))"


def test_the_shape_of_a_weight() -> None:
    """By the fans that PyTorch itself counts."""
    import torch

    layer = torch.nn.Linear(3, 7)
    assert torch.nn.init._calculate_fan_in_and_fan_out(layer.weight) == (3, 7)
    assert tuple(layer.weight.shape) == (7, 3)
    assert verdict("weight-shape").status == HOLDS


# Double descent


def test_the_fits_are_those_of_smallest_norm() -> None:
    """Of all fits by the pseudo-inverse; ridge by its own normal equations."""
    rng = np.random.default_rng(1)
    for shape in ((10, 4), (10, 25)):
        features, y = rng.normal(size=shape), rng.normal(size=10)
        np.testing.assert_allclose(
            double_descent._fitted(features, y, 0.0), np.linalg.pinv(features) @ y
        )
        normal = features.T @ features + 2 * np.eye(shape[1])
        np.testing.assert_allclose(
            double_descent._fitted(features, y, 2.0), np.linalg.solve(normal, features.T @ y)
        )


def test_double_descent_with_other_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the experiment shows does not hang on its seed."""
    names = ("regularized", "first-descent", "ascent", "peak", "second-descent", "training-error")
    for seed in (1, 2):
        monkeypatch.setattr(double_descent, "SEED", seed)
        double_descent.curves.cache_clear()
        assert {verdict(name).status for name in (*names, "more-samples")} == {HOLDS}
    double_descent.curves.cache_clear()


# What is missing, and what is not loaded


def test_a_missing_library_leaves_its_claims_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason names the library."""
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "torch":
            raise ModuleNotFoundError("No module named 'torch'", name="torch")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    found = verdict("weight-shape")
    assert (found.status, found.message) == (UNCHECKED, "This needs torch, which is not installed.")
    assert verdict("batch-mean").status == IMPRECISE


def test_a_fact_that_is_not_there_is_a_fault_of_ours() -> None:
    """It is not taken for a missing library."""
    with pytest.raises(ImportError):
        facts.found(Fact("nowhere:nothing"), "1")


def test_libraries_come_with_the_claims_that_need_them() -> None:
    """Neither PyTorch nor scikit-learn is loaded for what arithmetic tells."""
    code = (
        "import sys\n"
        "from nngrade.textbook import tutorial\n"
        "from nngrade.textbook.verdict import judge\n"
        "names = {'batch-mean', 'deep-or-mlp', 'boston', 'mse', 'test-loss', 'peak', 'area'}\n"
        "found = [judge(c, []).status for c in tutorial.CLAIMS if c.id in names]\n"
        "assert len(found) == len(names) and 'unchecked' not in found, found\n"
        "assert not {'torch', 'sklearn', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_expressions_are_exact() -> None:
    """A third is a third: no binary rounding decides a tie."""
    third = Claim("third", "", "A third is 0.3333.", "0.3333", Expression("1/3"))
    assert judge(third, []).status == HOLDS
    assert judge(replace(third, printed="0.3334"), []).status == ERRATUM
    eighth = Claim("eighth", "", "0.12", "0.12", Expression("1/8"))
    assert judge(eighth, []).status == HOLDS
