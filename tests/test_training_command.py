"""The command around a training: what it refuses, prints and saves, and how it is broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from nngrade import judge
from nngrade.cli import status_of_run
from nngrade.plots import exercise5, saving
from nngrade.training import summary
from nngrade.training.outcome import DataSource, Fault, Layer, Trained, Training
from nngrade.training.recipe import TUTORIAL, Recipe
from tables import ROOT, write_csv

SOLUTION = (ROOT / "solutions" / "exercise5.py").read_text(encoding="utf-8")
RESULT = Trained(
    parameters=31,
    losses=(1.5, 1.25, 1.0),
    test_mse=1.0,
    constant=2.0,
    constant_mse=1.375,
    answer=2.0,
    constant_output=False,
    layers=(Layer(1, 4), Layer(0, 3)),
)
TRAINING = Training(
    submission="mine.py",
    recipe=Recipe(epochs=3),
    data=DataSource("a.csv", synthetic=False, rows=100, train_rows=80, test_rows=20),
    tutorial=TUTORIAL,
    seed=1,
    device="cpu",
    isolation=(),
    seconds=1.0,
    result=RESULT,
    fault=None,
)


@pytest.mark.parametrize(("suffix", "begins"), [(".png", b"\x89PNG"), (".SVG", b"<?xml")])
def test_the_loss_curve_is_saved(tmp_path: Path, suffix: str, begins: bytes) -> None:
    path = tmp_path / f"curve{suffix}"
    saving.save(exercise5.draw(TRAINING, RESULT), path)
    assert path.read_bytes().startswith(begins)


def test_the_picture_of_synthetic_data_says_so(tmp_path: Path) -> None:
    drawn = []
    for synthetic in (False, True):
        data = replace(TRAINING.data, synthetic=synthetic)
        path = tmp_path / "curve.svg"
        saving.save(exercise5.draw(replace(TRAINING, data=data), RESULT), path)
        drawn.append("network on synthetic data -->" in path.read_text(encoding="utf-8"))
    assert drawn == [False, True]


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(judge, "prepare", fail)


@pytest.mark.usefixtures("no_training")
def test_what_is_used_wrongly_is_refused_before_the_training(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 2 and one sentence, on standard error."""
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.py"
    mine.write_text(SOLUTION, encoding="utf-8")
    bad = write_csv(tmp_path / "bad.csv", AveRooms="x")
    (tmp_path / "dir.png").mkdir()
    refused = {
        ("exercise3",): "exercise3 has nothing to train",
        ("exercise5",): "There is no exercise5.py here",
        ("nonsense",): "There is no exercise 'nonsense'",
        ("5", "gone.py"): "There is no file gone.py",
        ("5", "mine.py", "--plot", "a.pdf"): "ends in .png or .svg",
        ("5", "mine.py", "--plot", "a"): "ends in .png or .svg",
        ("5", "mine.py", "--plot", "no/such/a.png"): "there is no folder no/such",
        ("5", "mine.py", "--plot", "dir.png"): "that is a folder",
        ("5", "mine.py", "--data", str(bad)): "line 4: AveRooms",
        ("5", "mine.py", "--data", "gone.csv"): "gone.csv cannot be read",
        ("5", "mine.py", "--hidden", "4;3"): "as in 256,256,256",
        ("5", "mine.py", "--hidden", "4,0"): "as in 256,256,256",
        ("5", "mine.py", "--hidden", ""): "as in 256,256,256",
        ("5", "mine.py", "--epochs", "0"): "--epochs",
    }
    for args, words in refused.items():
        assert status_of_run(["train", *args]) == 2, args
        out, err = capfd.readouterr()
        assert words in err, (args, err)
        assert "Traceback" not in err
        assert not out


@pytest.mark.usefixtures("no_training")
def test_a_plot_without_matplotlib_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says how to get it."""
    mine = tmp_path / "mine.py"
    mine.write_text(SOLUTION, encoding="utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert status_of_run(["train", "5", str(mine), "--plot", str(tmp_path / "a.png")]) == 2
    assert "pip install matplotlib" in capfd.readouterr().err


def test_asking_for_a_plot_leaves_the_file_alone(tmp_path: Path) -> None:
    """Whether it can be written is found out without emptying or making it."""
    old = tmp_path / "old.png"
    old.write_bytes(b"kept")
    saving.check(old)
    saving.check(tmp_path / "new.png")
    assert [path.name for path in tmp_path.iterdir()] == ["old.png"]
    assert old.read_bytes() == b"kept"


def test_a_report_fits_a_terminal() -> None:
    """80 columns, whatever is in it, and no control character of the student's."""
    recipe = Recipe(hidden=(256,) * 30)
    data = replace(TRAINING.data, source="/a/long/path" * 12, synthetic=True)
    dead = replace(RESULT, constant_output=True, layers=(Layer(4, 4),) * 30)
    full = replace(
        TRAINING, recipe=recipe, data=data, result=dead, printed="x\x1b[2J" * 99, notes=("n " * 99,)
    )
    fault = Fault("crashed", "train raised " + "E " * 99, trace="y" * 200)
    for training in (full, replace(full, result=None, fault=fault)):
        shown = summary.render(training)
        assert "\x1b" not in shown
        assert max(map(len, shown.splitlines())) <= 80, shown


def test_json_is_printed_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace's own copy is trained; standard output holds one object with the figures."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exercise5.py").write_text(SOLUTION + "\nprint('hello')", encoding="utf-8")
    table = write_csv(tmp_path / "a.csv", rows=100)
    args = ["--data", str(table), "--epochs", "2", "--seed", "3", "--plot", "a.svg"]
    assert status_of_run(["train", *args, "--format", "json"]) == 0
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert err == ""
    assert found["status"] == "trained"
    assert found["message"] is None
    assert found["submission"] == "exercise5.py"
    assert (found["seed"], found["device"], found["data"]["rows"]) == (3, "cpu", 100)
    assert len(found["losses"]) == found["recipe"]["epochs"] == 2
    assert found["constant_mse"] > 0
    assert found["test_mse"] > 0
    assert "losses" in found
    assert (tmp_path / "a.svg").exists()


def test_a_stopped_training_is_status_1(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The object has the same keys, null where there is no figure."""
    mine = tmp_path / "mine.py"
    mine.write_text("x = 1", encoding="utf-8")
    table = write_csv(tmp_path / "a.csv")
    args = ["train", "5", str(mine), "--data", str(table), "--format", "json"]
    assert status_of_run(args) == 1
    found = json.loads(capfd.readouterr().out)
    assert found["status"] == "not_attempted"
    assert found["test_mse"] is None
    assert found["message"].startswith("There is no split_and_scale")


def descendants(pid: int) -> set[int]:
    """The process and all that it started, as /proc tells it."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see processes")
def test_an_interruption_leaves_no_process(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a training is status 130, and nothing goes on in the background."""
    mine = tmp_path / "mine.py"
    endless = "def train(*args):\n    while True:\n        pass\n"
    mine.write_text(f"{SOLUTION}\n\n{endless}", encoding="utf-8")
    table = write_csv(tmp_path / "a.csv")
    command = [sys.executable, "-m", "nngrade", "train", "5", str(mine), "--data", str(table)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while len(family := descendants(running.pid)) < 3:  # the command, the template, the worker
        assert time.monotonic() < deadline
        time.sleep(0.1)
    time.sleep(1.0)
    os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err.strip()) == (130, b"", b"Interrupted.")
    assert not [pid for pid in family if alive(pid)]
