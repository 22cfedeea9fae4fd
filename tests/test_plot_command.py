"""`nngrade plot` as a shell sees it: the file, what is said beside it, and what is refused."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from nngrade import judge
from nngrade.cli import status_of_run
from nngrade.plots import saving
from tables import ROOT, write_csv
from test_cli import nngrade

SOLUTIONS = ROOT / "solutions"
ONE = str(SOLUTIONS / "exercise1.py")
IDLE = "def perceptron_train(X, y, eta, max_epochs):\n    return [1.0, 0.0, 0.0], 1\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_own_copy_is_drawn_into_the_folder(here: Path) -> None:
    """The picture gets the exercise's name, and a sentence tells what is to be seen in it."""
    (here / "exercise1.py").write_bytes(Path(ONE).read_bytes())
    done = nngrade("plot", "1", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert (here / "exercise1-plot.png").read_bytes().startswith(b"\x89PNG")
    assert done.stdout.startswith("exercise1-plot.png: ")
    assert "your line has all 40 points right" in done.stdout
    assert "not pass" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert sorted(path.name for path in here.iterdir()) == ["exercise1-plot.png", "exercise1.py"]


def test_a_wrong_answer_is_drawn_and_said_not_to_pass(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Status 0: there is a picture, with the reader warned in it and beside it."""
    (here / "mine.py").write_text(IDLE, encoding="utf-8")
    assert status_of_run(["plot", "1", "mine.py", "--out", "a.svg"]) == 0
    said = " ".join(capfd.readouterr().out.split())
    assert "points wrong" in said
    assert "perceptron_train does not pass yet" in said
    assert "`nngrade check exercise1`" in said
    assert "not passed yet: perceptron_train" in (here / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        ("1", "perceptron_train is not written yet"),
        ("2", "linear is not written yet"),
        ("3", "train_step is not written yet"),
        ("4", "xavier_uniform is not written yet"),
        ("5", "split_and_scale is not written yet"),
    ],
)
def test_a_stub_has_no_picture(
    here: Path, capfd: pytest.CaptureFixture[str], exercise: str, words: str
) -> None:
    """Status 1, one sentence that names the function and the check, and no file."""
    stub = str(ROOT / "exercises" / f"exercise{exercise}.py")
    args = ["--data", str(write_csv(here / "a.csv"))] if exercise == "5" else []
    assert status_of_run(["plot", exercise, stub, *args]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert words in " ".join(err.split())
    assert f"nngrade check exercise{exercise}" in " ".join(err.split())
    assert not list(here.glob("*.png"))


def test_the_loss_curve_of_exercise5(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The housing network is trained for the epochs asked for, and its functions are checked."""
    table = write_csv(here / "a.csv", rows=200)
    wrong = ROOT / "tests" / "submissions" / "exercise5" / "wrong" / "sum_reported.py"
    mine = (SOLUTIONS / "exercise5.py").read_bytes() + b"\n\n" + wrong.read_bytes()
    (here / "exercise5.py").write_bytes(mine)
    assert status_of_run(["plot", "5", "--data", str(table), "--epochs", "3", "--seed", "2"]) == 0
    said = " ".join(capfd.readouterr().out.split())
    assert "The training loss is" in said
    assert "train does not pass yet" in said
    assert (here / "exercise5-plot.png").stat().st_size > 1000


def test_what_is_used_wrongly_is_refused_before_anything_is_started(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 2 and one sentence on standard error."""

    def fail(*args: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(judge, "prepare", fail)
    (here / "dir.png").mkdir()
    (here / "notes.txt").write_text("no code", encoding="utf-8")
    five = str(SOLUTIONS / "exercise5.py")
    refused = {
        (): "Missing argument 'EXERCISE'",
        ("exercise9",): "There is no exercise 'exercise9'",
        ("1",): "There is no exercise1.py here",
        ("1", "gone.py"): "There is no file gone.py",
        ("1", str(here)): "is a folder",
        ("1", ONE, "--out", "a.pdf"): "give a file that ends in .png or .svg",
        ("1", ONE, "--out", "picture"): "give a file that ends in .png or .svg",
        ("1", ONE, "--out", "no/such/a.png"): "there is no folder no/such; make it first",
        ("1", ONE, "--out", "dir.png"): "that is a folder; give a file in it",
        ("1", ONE, "--out", "/proc/a.png"): "it cannot be written",
        ("1", ONE, "--seed", "-1"): "--seed",
        ("1", ONE, "--timeout", "nan"): "not a number of seconds",
        ("1", ONE, "--epochs", "5"): "--epochs is for exercise5 alone",
        ("1", ONE, "--data", "a.csv"): "--data is for exercise5 alone",
        ("5", five, "--epochs", "0"): "--epochs",
        ("5", five, "--data", "gone.csv"): "gone.csv cannot be read",
    }
    for args, words in refused.items():
        assert status_of_run(["plot", *args]) == 2, args
        out, err = capfd.readouterr()
        assert words in err, (args, err)
        assert "Traceback" not in err
        assert not out
    assert sorted(path.name for path in here.iterdir()) == ["dir.png", "notes.txt"]


def test_without_matplotlib(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to install."""
    monkeypatch.setattr("nngrade.plots.saving.importlib.util.find_spec", lambda name: None)
    assert status_of_run(["plot", "1", ONE]) == 2
    assert "`pip install matplotlib`" in capfd.readouterr().err


def test_a_full_disk_keeps_the_old_picture(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file is replaced by a finished one or not at all, and nothing is left beside it."""
    (here / "a.png").write_bytes(b"old")

    def full(path: Path, data: bytes) -> Any:
        path.open("wb").close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert status_of_run(["plot", "1", ONE, "--out", "a.png"]) == 2
    assert "a.png: it cannot be written (No space left on device)" in capfd.readouterr().err
    assert (here / "a.png").read_bytes() == b"old"
    assert [path.name for path in here.iterdir()] == ["a.png"]


def test_a_link_to_a_picture_stays_a_link(here: Path) -> None:
    """What it leads to is replaced."""
    (here / "real.png").write_bytes(b"old")
    (here / "link.png").symlink_to("real.png")
    assert status_of_run(["plot", "1", ONE, "--out", "link.png"]) == 0
    assert (here / "link.png").is_symlink()
    assert (here / "real.png").read_bytes().startswith(b"\x89PNG")


def test_looking_whether_a_file_can_be_written_leaves_it_alone(here: Path) -> None:
    """Nothing is made or emptied by the question."""
    (here / "old.png").write_bytes(b"kept")
    saving.check(here / "old.png")
    saving.check(here / "new.png")
    assert [path.name for path in here.iterdir()] == ["old.png"]
    assert (here / "old.png").read_bytes() == b"kept"


def test_an_endless_function_is_given_up(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The limit is told, and no picture is left."""
    source = "def train_step(w, x, y, eta):\n    while True:\n        pass\n"
    (here / "slow.py").write_text(source, encoding="utf-8")
    assert status_of_run(["plot", "3", "slow.py", "--timeout", "0.5"]) == 1
    said = " ".join(capfd.readouterr().err.split())
    assert "train_step was not done when the 0.5 s of --timeout were over" in said
    assert not list(here.glob("*.png"))
