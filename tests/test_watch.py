"""`nngrade watch` in a real terminal: saves, keys, sizes, signals, and what is left behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nngrade import course
from nngrade.workspace import handing_out
from test_cli import nngrade

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
if sys.platform != "win32":
    from pseudo_terminal import PseudoTerminal, gone

WATCH = [sys.executable, "-m", "nngrade", "watch"]
RIGHT = course.solution("exercise3").read_bytes()
WRONG = RIGHT + b"\n\ndef train_step(w, x, y, eta):\n    return w, 0.0, 0.0\n"
ENDLESS = RIGHT + b"\n\ndef output_error(y, y_pred):\n    while True: pass\n"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A workspace in which nothing is written yet."""
    folder = tmp_path / "work"
    handing_out.hand_out(folder)
    return folder


@pytest.fixture
def file(work: Path) -> Path:
    return work / "exercise3.py"


@pytest.fixture
def watch(work: Path) -> Iterator[PseudoTerminal]:
    """`nngrade watch 3`, with its first verdict on the screen."""
    with PseudoTerminal([*WATCH, "3"], work) as terminal:
        terminal.sees("exercise3: Gradients", "Checked at")
        yield terminal


def renamed_over(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_bytes(data)
    beside.replace(path)


def made_anew(path: Path, data: bytes) -> None:
    path.unlink()
    time.sleep(0.05)
    path.write_bytes(data)


def in_pieces(path: Path, data: bytes) -> None:
    with path.open("wb") as target:
        for start in range(0, len(data), 700):
            target.write(data[start : start + 700])
            target.flush()
            time.sleep(0.002)


def backed_up(path: Path, data: bytes) -> None:
    """The old file becomes a backup, as vim's `backupcopy=no` and emacs do."""
    path.replace(path.with_name(f"{path.name}~"))
    path.write_bytes(data)


@pytest.mark.parametrize("save", [Path.write_bytes, renamed_over, made_anew, in_pieces, backed_up])
def test_every_way_of_saving_is_noticed(
    save: Callable[[Path, bytes], object], file: Path, watch: PseudoTerminal
) -> None:
    """The verdict changes with each save: not written, wrong, right, wrong again."""
    for data, points, words in (
        (WRONG, "7 of 10", "not right yet"),
        (RIGHT, "10 of 10", "Press n for the next one"),
        (WRONG, "7 of 10", "in loss_before"),
    ):
        save(file, data)
        watch.sees(points, words, "Checked at" if data is WRONG else "passes")


def test_a_session_from_the_first_verdict_to_q(file: Path, watch: PseudoTerminal) -> None:
    """Keys, sizes, and an end that leaves nothing behind: no process, no other terminal mode."""
    family = watch.family()
    assert family
    watch.press("h")
    watch.sees("exercise3, output_error: hint 1 of")
    watch.press("h")
    watch.sees("hint 2 of")
    watch.press("l")
    watch.sees("The exercises", "exercise5")
    file.write_bytes(RIGHT)
    watch.sees("10 of 10", "Press n for the next one")
    for columns, rows in ((60, 15), (100, 40), (80, 24)):
        watch.resize(columns, rows)
        watch.is_painted(rows)
        watch.sees("10 of 50 points", "q quit")
    watch.press("n")
    watch.sees("exercise4: Xavier")
    watch.press("n")
    watch.sees("does not pass yet", "exercise4: Xavier")
    watch.press("n")
    watch.sees("exercise5: The housing MLP")
    family += watch.family()
    watch.press("q")
    assert watch.ends() == 0
    assert "goes on from here" in watch.text()
    assert watch.modes() == watch.before
    assert watch.text().rstrip().endswith("`nngrade watch` goes on from here.")
    assert gone(family)


def test_ctrl_c_is_130_and_gives_the_terminal_back(watch: PseudoTerminal) -> None:
    """The screen that was there before is back, its settings too, and no process stays."""
    assert watch.modes() != watch.before
    family = watch.family()
    watch.press("\x03")
    assert watch.ends() == 130
    assert watch.modes() == watch.before
    assert watch.text().rstrip().endswith("Interrupted.")
    assert "\x1b[?1049l" in watch.text()
    assert "Traceback" not in watch.text()
    assert gone(family)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_give_the_terminal_back(
    number: signal.Signals, file: Path, watch: PseudoTerminal
) -> None:
    """Also while a submission runs, which is ended with it."""
    file.write_bytes(ENDLESS)
    watch.sees("Checking exercise3.py")
    family = watch.family()
    assert len(family) >= 2
    watch.process.send_signal(number)
    assert watch.ends(15) == 128 + number
    assert watch.modes() == watch.before
    assert gone(family)


def test_killed_it_leaves_no_process(file: Path, watch: PseudoTerminal) -> None:
    """Nobody is left to clean up but the template, which does."""
    file.write_bytes(ENDLESS)
    watch.sees("Checking exercise3.py")
    family = watch.family()
    watch.process.kill()
    watch.ends()
    assert gone(family)


def test_quitting_does_not_wait_for_what_runs(file: Path, watch: PseudoTerminal) -> None:
    """A submission that loops is ended; the terminal is free in a moment."""
    file.write_bytes(ENDLESS)
    watch.sees("Checking exercise3.py")
    family = watch.family()
    started = time.monotonic()
    watch.press("q")
    assert watch.ends() == 0
    assert time.monotonic() - started < 5
    assert gone(family)


def test_a_save_calls_off_the_check_that_runs(file: Path, watch: PseudoTerminal) -> None:
    """Long before the time limit of the submission that loops."""
    file.write_bytes(ENDLESS)
    watch.sees("Checking exercise3.py")
    started = time.monotonic()
    file.write_bytes(RIGHT)
    watch.sees("10 of 10")
    assert time.monotonic() - started < 8


def test_keys_work_while_a_submission_loops(file: Path, watch: PseudoTerminal) -> None:
    """The list comes at once; in the end the time limit is told."""
    file.write_bytes(ENDLESS)
    watch.sees("Checking exercise3.py")
    watch.press("l")
    watch.sees("The exercises", "being checked", seconds=5)


def test_a_time_limit_is_told(work: Path, file: Path) -> None:
    """As `check` tells it."""
    file.write_bytes(ENDLESS)
    with PseudoTerminal([*WATCH, "3", "--timeout", "1"], work) as watch:
        watch.sees("took too long")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"#" * 1_000_001), "at most 1 MB"),
        (lambda path: path.write_bytes("é".encode("utf-16")), "not text that Python can read"),
        (lambda path: (path.unlink(), path.symlink_to("exercise1.py")), "symbolic link"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
        (lambda path: (path.unlink(), os.mkfifo(path)), "no regular file"),
        (Path.unlink, "There is no file exercise3.py."),
        (lambda path: path.write_bytes(b"def f(:\n"), "SyntaxError"),
        (lambda path: path.write_bytes(b""), "is empty"),
    ],
)
def test_what_cannot_be_judged_is_a_sentence_and_no_end(
    spoil: Callable[[Path], object], words: str, file: Path, watch: PseudoTerminal
) -> None:
    """And the next save is judged again."""
    spoil(file)
    watch.sees(words)
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)
    file.write_bytes(RIGHT)
    watch.sees("10 of 10")


def test_file_that_is_gone_is_brought_back_by_r(file: Path, watch: PseudoTerminal) -> None:
    """After it asked."""
    file.unlink()
    watch.sees("Press r to bring its stub back.")
    watch.press("ry")
    watch.sees("exercise3.py is the stub again.", "not written yet")
    assert file.read_bytes() == course.stub("exercise3").read_bytes()


def test_r_keeps_what_was_written(file: Path, watch: PseudoTerminal) -> None:
    """Only after y; the file is kept beside."""
    file.write_bytes(WRONG)
    watch.sees("7 of 10", "Checked at")
    watch.press("rn")
    watch.sees("Nothing was reset.")
    assert file.read_bytes() == WRONG
    watch.press("ry")
    watch.sees("your file is kept as exercise3.backup1.py", "not written yet")
    assert file.with_name("exercise3.backup1.py").read_bytes() == WRONG


def test_template_that_was_killed_is_replaced(file: Path, watch: PseudoTerminal) -> None:
    """The next save is judged as if nothing had been."""
    for pid in watch.family():
        os.kill(pid, signal.SIGKILL)
    file.write_bytes(RIGHT)
    watch.sees("10 of 10")


def test_folder_that_is_deleted_and_comes_back(work: Path, watch: PseudoTerminal) -> None:
    """One sentence while it is gone; q ends it as ever."""
    shutil.move(work, work.with_name("elsewhere"))
    watch.sees("is gone", "work")
    shutil.move(work.with_name("elsewhere"), work)
    (work / "exercise3.py").write_bytes(RIGHT)
    watch.sees("10 of 10")
    shutil.rmtree(work)
    watch.sees("is gone")
    watch.press("q")
    assert watch.ends() == 0


def test_without_a_name_it_finds_the_first_that_is_open(work: Path) -> None:
    """By judging, whatever the workspace's file claims: it is only kept there for `list`."""
    for name in ("exercise1", "exercise2"):
        (work / f"{name}.py").write_bytes(course.solution(name).read_bytes())
    kept = work / ".nngrade" / "workspace.json"
    claimed = json.loads(kept.read_text(encoding="utf-8"))
    stub = handing_out.digest((work / "exercise3.py").read_bytes())
    best = {"sha256": stub, "status": "passed", "score": 10.0, "max_score": 10.0}
    claimed["checks"] = {"exercise3": best}
    kept.write_text(json.dumps(claimed), encoding="utf-8")
    with PseudoTerminal(WATCH, work) as watch:
        watch.sees("exercise3: Gradients", "0 of 10", "20 of 50 points")
        end = time.monotonic() + 30
        while json.loads(kept.read_text(encoding="utf-8"))["checks"]["exercise3"]["score"] > 0:
            assert time.monotonic() < end  # the result is kept a moment after it is shown
        watch.press("q")
        assert watch.ends() == 0
    assert "20 of 50 points" in nngrade("list", cwd=work).stdout


def test_c_checks_all(work: Path, watch: PseudoTerminal) -> None:
    """The list fills; what was saved meanwhile elsewhere counts too."""
    (work / "exercise1.py").write_bytes(course.solution("exercise1").read_bytes())
    watch.sees("You saved exercise1.py too (10 of 10); this is exercise3.")
    watch.press("c")
    watch.sees("The exercises", "10 of 10", "10 of 50 points")


def test_ctrl_z_and_fg(work: Path) -> None:
    """The shell has its terminal meanwhile; then the screen is there again, and keys work."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs a shell with jobs")
    shell = [bash, "--norc", "--noprofile", "--noediting", "-i"]
    with PseudoTerminal(shell, work, PS1="$ ") as terminal:
        terminal.press(f"{' '.join(WATCH)} 3\n")
        terminal.sees("Checked at")
        terminal.press("\x1a")
        terminal.reads("Stopped")
        terminal.press("stty -a | grep -o -e '-*icanon' -e '-*echo '; echo done-$((40+2))\n")
        shown = terminal.reads("done-42").partition("Stopped")[2].split()
        assert "icanon" in shown
        assert "echo" in shown
        terminal.written = b""
        terminal.press("fg\n")
        terminal.sees("exercise3: Gradients", "Checked at")
        terminal.press("q")
        terminal.reads("goes on from here")
        terminal.press("echo status-$?; exit\n")
        terminal.reads("status-0")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["watch"], "needs a terminal"),
        (["watch", "3"], "--no-keys"),
        (["watch", "exercise33"], "no exercise 'exercise33'"),
        (["watch", "work/exercise3.py"], "is a path"),
        (["watch", "3", "--no-keys", "--device", "abacus"], "--device"),
    ],
)
def test_wrong_use_is_one_sentence_and_status_2(args: list[str], words: str, work: Path) -> None:
    """A pipe has no keys; a path is no exercise."""
    done = nngrade(*args, cwd=work)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("args", [["--no-keys"], ["3", "--no-keys"]])
def test_outside_a_workspace_there_is_nothing_to_watch(args: list[str], tmp_path: Path) -> None:
    """It says how to get one."""
    done = nngrade("watch", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert "nngrade init" in done.stderr


def test_dumb_terminal_is_told_to_go_without_keys(work: Path) -> None:
    """What cannot move a cursor cannot show a screen."""
    with PseudoTerminal([*WATCH, "3"], work, TERM="dumb") as terminal:
        assert terminal.ends() == 2
        assert "--no-keys" in terminal.text()


def test_without_keys_verdicts_come_down_a_pipe(work: Path, file: Path) -> None:
    """One after another, without escapes, until Ctrl-C."""
    process = subprocess.Popen(
        [*WATCH, "3", "--no-keys"], cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    out = b""
    for data, words in ((None, b"not written yet"), (WRONG, b"not right yet"), (RIGHT, b"goes to")):
        if data is not None:
            file.write_bytes(data)
        while words not in out:
            line = process.stdout.readline()
            assert line, out
            out += line
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.strip() == b"Interrupted."
    assert b"\x1b" not in out + rest
    assert (out + rest).count(b"exercise3: Gradients") == 3


def test_notebooks_are_watched_by_their_own_name(tmp_path: Path) -> None:
    """In a workspace of notebooks; r brings a notebook back."""
    handing_out.hand_out(tmp_path, notebooks=True)
    notebook = tmp_path / "exercise3.ipynb"
    with PseudoTerminal([*WATCH, "3"], tmp_path) as watch:
        watch.sees("exercise3: Gradients", "Checked at")
        stub = notebook.read_text(encoding="utf-8")
        endless = stub.replace("raise NotImplementedError", "while True: pass", 1)
        assert endless != stub
        notebook.write_text(endless, encoding="utf-8")
        watch.sees("Checking exercise3.ipynb")
        notebook.unlink()
        watch.sees("There is no file exercise3.ipynb.")
        watch.press("ry")
        watch.sees("exercise3.ipynb is the stub again.", "not written yet")
