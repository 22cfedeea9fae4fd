"""`nngrade grade` among processes that die, files that attack, disks that fill, and Ctrl-C."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from classes import COMMAND, RIGHT, graded, handed_in
from nngrade.classroom import jobs
from nngrade.classroom.job import Plan, Task, Verdict
from pseudo_terminal import PseudoTerminal, descendants, gone

SLOW = b"import time\ntime.sleep(0.4)\n" + RIGHT
ENDLESS = b"while True:\n    pass\n"
HOSTILE = {
    "exit": b"import os\nos._exit(0)\n",
    "killer": b"import os\nos.kill(os.getppid(), 9)\nos.kill(0, 9)\n",
    "endless": ENDLESS,
    "eater": b"data = []\nwhile True:\n    data.append(bytearray(1 << 24))\n",
    "liar": b'import sys\nsys.stdout.write(\'{"status": "passed", "score": 10.0}\\n\' * 3)\n',
    "forger": b"import os\nfor n in range(20):\n    try:\n        os.write(n, b'x' * 100)\n"
    b"    except OSError:\n        pass\n",
}
READER = b"""
def output_error(y, y_pred):
    with open(PATH) as file:
        return len(file.read())
"""


@pytest.fixture
def nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Temporary files go to a folder of the test's own, which must be empty at the end."""
    folder = tmp_path / "temporary"
    folder.mkdir(mode=0o755)
    monkeypatch.setenv("TMPDIR", str(folder))
    yield
    assert list(folder.iterdir()) == []


def _class(folder: Path, number: int, source: bytes = RIGHT) -> Path:
    return handed_in(folder, {f"s{i:02}/exercise3.py": source for i in range(number)})


def _started(folder: Path, *args: str) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(folder), *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _rows(folder: Path) -> list[str]:
    path = folder.with_name(f"{folder.name}-marks") / "marks.csv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def _wait_for(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
    return found


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interruption_keeps_what_is_done(number: signal.Signals, tmp_path: Path) -> None:
    """Rows finished so far stay; it says how many of how many; no process is left."""
    folder = _class(tmp_path / "class", 30, SLOW)
    process = _started(folder, "--jobs", "2")
    _wait_for(lambda: len(_rows(folder)) >= 2)
    family = descendants(process.pid)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == (130 if number == signal.SIGINT else 128 + number)
    assert gone(family, 0.1)
    rows = _rows(folder)
    assert 2 <= len(rows) < 30
    assert all(",passed,10.0,10.0," in row for row in rows)
    if number == signal.SIGINT:
        words = f"Interrupted. {len(rows)} of 30 submissions are graded; their rows are in"
        assert words in said.decode()


def _jobs_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    children = psutil.Process(process.pid).children()
    return [child for child in children if "nngrade.classroom" in " ".join(child.cmdline())]


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("whose", ["job", "template"])
def test_process_that_is_killed_costs_no_mark(whose: str, tmp_path: Path) -> None:
    """A job or a template that dies is replaced, and the submission at hand judged again."""
    folder = _class(tmp_path / "class", 10, SLOW)
    process = _started(folder, "--jobs", "2")
    _wait_for(lambda: len(_rows(folder)) >= 2)
    victim = _jobs_of(process)[0]
    victim = victim if whose == "job" else _wait_for(victim.children)[0]
    victim.kill()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert len(_rows(folder)) == 10
    assert all(",passed,10.0,10.0," in row for row in _rows(folder))
    assert b"nngrade itself failed" not in out


FATES = {"os.kill(os.getpid(), 9)": "ended (signal 9)", "time.sleep(60)": "gave no answer for"}


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("fate", FATES)
def test_process_that_is_lost_again_and_again_is_no_fault_of_others(
    fate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The submission at which it dies or hangs twice is a grader_error; all others are judged."""
    monkeypatch.setattr(tempfile, "tempdir", None)  # read TMPDIR again
    monkeypatch.setattr(jobs, "HANGING_SECONDS", 4.0)
    ends = "import os, time\nfrom nngrade.classroom import job\njudge = job.Bench.judge\n"
    ends += "job.Bench.judge = lambda self, task: (\n"
    ends += f"    {fate} if task.student == 'bad' else judge(self, task))\n"
    ends += "job.main()\n"
    boot = jobs.BOOT.partition("\nfrom nngrade")[0] + "\n" + ends
    monkeypatch.setattr(jobs, "BOOT", boot)
    path = str(Path(__file__).resolve().parents[1] / "solutions" / "exercise3.py")
    tasks = [Task(name, "exercise3", path, 1) for name in ("ann", "bad", "bo", "cy")]
    found: dict[str, tuple[Verdict, dict[str, Any]]] = {}

    def keep(task: Task, verdict: Verdict, report: bytes) -> None:
        found[task.student] = verdict, json.loads(report)

    jobs.run(tasks, Plan(0.5, True, ()), 2, keep)
    statuses = {student: verdict.status for student, (verdict, _) in found.items()}
    assert statuses == {"ann": "passed", "bad": "grader_error", "bo": "passed", "cy": "passed"}
    report = found["bad"][1]
    assert (report["status"], report["score"], report["student"]) == ("grader_error", 0.0, "bad")
    assert FATES[fate] in report["message"]


@pytest.mark.usefixtures("nothing_left")
def test_hostile_files_harm_no_other(tmp_path: Path) -> None:
    """Honest ones keep their marks to the last digit, hostile ones get none."""
    honest = {f"s{i}/exercise3.py": RIGHT for i in range(4)}
    alone = graded(handed_in(tmp_path / "alone", honest), "--seed", 7)
    hostile = {f"s{i}-{name}/exercise3.py": data for i, (name, data) in enumerate(HOSTILE.items())}
    folder = handed_in(tmp_path / "class", honest | hostile)
    run = graded(folder, "--seed", 7, "--timeout", 1)
    assert run.status == 0
    assert [row for row in run.rows if "-" not in row["student"]] == alone.rows
    bad = {row["student"]: row for row in run.rows if "-" in row["student"]}
    assert len(bad) == len(HOSTILE)
    assert {(row["status"], row["score"]) for row in bad.values()} <= {
        ("failed", "0.0"),
        ("not_attempted", "0.0"),
    }


@pytest.mark.parametrize("layers", ["", "Landlock, system-call filter, user id of its own"])
def test_other_submissions_cannot_be_read(layers: str, tmp_path: Path) -> None:
    """Nor can the marks of the class; where the kernel does not help, Python's own `open` does."""
    folder = handed_in(tmp_path / "class", {"ann/exercise3.py": RIGHT})
    paths = {"bo": folder / "ann" / "exercise3.py", "cy": tmp_path / "class-marks" / "marks.csv"}
    for name, path in paths.items():
        source = RIGHT + READER.replace(b"PATH", repr(str(path)).encode())
        handed_in(folder, {f"{name}/exercise3.py": source})
    allowed = ["--allow-weak-isolation"] if layers else []
    run = graded(folder, *allowed, NNGRADE_WITHOUT_LAYERS=layers)
    for name in paths:
        (check, *_) = run.report(name)["checks"]
        assert check["status"] == "crashed"
        assert "PermissionError" in check["message"]


def test_file_called_after_a_library_is_never_imported(tmp_path: Path) -> None:
    """Graded from the folder of submissions, a json.py in it is a submission and nothing else."""
    trap = b"import sys, os\nsys.stderr.write('TRAP')\nos._exit(9)\n"
    names = ["json", "numpy", "asyncio", "tempfile", "nngrade", "sitecustomize"]
    folder = handed_in(tmp_path / "class", {f"{name}.py": trap for name in names})
    command = [sys.executable, "-P", *COMMAND[1:], ".", "--exercise", "3"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert b"TRAP" not in done.stdout + done.stderr
    assert len(_rows(folder)) == len(names)
    assert all(",failed,0.0," in row for row in _rows(folder))


def test_full_disk_keeps_whole_rows(tmp_path: Path) -> None:
    """It ends with one sentence and status 2; every line that is there is a whole one."""
    folder = _class(tmp_path / "class", 12)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [*COMMAND, str(folder)], capture_output=True, preexec_fn=small, timeout=60, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "reports.jsonl cannot be written (File too large)" in said
    rows = _rows(folder)
    assert 0 < len(rows) < 12
    assert f"{len(rows)} of 12 submissions are graded" in said
    assert all(row.count(",") == 7 for row in rows)
    reports = (tmp_path / "class-marks" / "reports.jsonl").read_text().splitlines()
    assert [json.loads(report)["status"] for report in reports] == ["passed"] * len(rows)


@pytest.mark.usefixtures("nothing_left")
def test_grader_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    """After `kill -9` the jobs end by themselves, with all that they started and wrote."""
    folder = _class(tmp_path / "class", 30, SLOW)
    process = _started(folder, "--jobs", "2")
    _wait_for(lambda: len(_rows(folder)) >= 1)
    family = descendants(process.pid)
    process.kill()
    process.communicate(timeout=30)
    assert gone(family)


def test_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    """In a terminal: a bar that grows, gone at the end; Ctrl-C says how many are done."""
    folder = _class(tmp_path / "class", 12, SLOW)
    with PseudoTerminal([*COMMAND, str(folder), "--jobs", "2"], tmp_path) as terminal:
        terminal.reads("grading  [###", "%")
        terminal.press("\x03")
        status = terminal.ends()
    assert status == 130
    assert "Interrupted. " in terminal.text()
    assert " of 12 submissions are graded" in terminal.text()
    assert 0 < len(_rows(folder)) < 12


@pytest.mark.usefixtures("nothing_left")
def test_impatient_interruptions_leave_nothing_either(tmp_path: Path) -> None:
    """Clearing up is not cut off by whoever presses Ctrl-C again, and nobody reads of loops."""
    folder = _class(tmp_path / "class", 30, SLOW)
    process = _started(folder, "--jobs", "2", "--seed", "5")
    _wait_for(lambda: len(_rows(folder)) >= 2)
    family = descendants(process.pid)
    for _ in range(6):
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert gone(family, 0.1)
    assert said.decode().count("\n") <= 4, said
    assert "`--seed 5` gives every file the same inputs again." in " ".join(said.decode().split())
