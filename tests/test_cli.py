"""The command as a shell sees it: statuses, one-sentence troubles, JSON and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nngrade.cli import status_of_run
from nngrade.submission import Refused, read

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = ROOT / "solutions" / "exercise3.py"
STUB = ROOT / "exercises" / "exercise3.py"

REPORT_FIELDS = [
    "version", "exercise", "title", "submission", "status", "score", "max_score", "seed", "device",
    "isolation", "duration", "checks",
]  # fmt: skip
CHECK_FIELDS = [
    "name", "title", "status", "score", "max_score", "message", "diagnosis", "inputs", "expected",
    "actual", "duration",
]  # fmt: skip


def nngrade(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The installed command, run as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "nngrade", *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_right_answer_is_status_0() -> None:
    """A right submission passes, with status 0 and all its points."""
    done = nngrade("check", "exercise3", SOLUTION)
    assert done.returncode == 0
    assert "10 of 10" in done.stdout
    assert done.stderr == ""


def test_stub_is_not_attempted_with_status_1() -> None:
    """An untouched stub is told so in a neutral tone."""
    done = nngrade("check", "exercise3", STUB)
    assert done.returncode == 1
    assert "not written yet" in done.stdout
    assert "✗" not in done.stdout


def test_json_is_one_object_with_the_fields_of_the_contract(tmp_path: Path) -> None:
    """`--format json` prints the contract's object alone; a wrong check has its evidence."""
    wrong = b"\ndef gradients(w, x, y):\n    print('noise')\n    return None\n"
    file = write(tmp_path / "work.py", SOLUTION.read_bytes() + wrong)
    done = nngrade("check", "3", file, "--format", "json", "--seed", 7)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert list(report) == REPORT_FIELDS
    assert (report["version"], report["seed"], report["device"]) == (1, 7, "cpu")
    assert report["status"] == "failed"
    assert report["submission"] == str(file)
    checks = {check["name"]: check for check in report["checks"]}
    assert all(list(check) == CHECK_FIELDS for check in checks.values())
    assert checks["gradients"]["actual"] == "None"
    assert len(checks["gradients"]["expected"]) == len(checks["gradients"]["inputs"]["w"]) == 6
    assert checks["output_error"]["inputs"] is None
    assert report["score"] == sum(check["score"] for check in checks.values())
    assert report["max_score"] == 10


def test_numbers_that_are_not_finite_are_strings(tmp_path: Path) -> None:
    """NaN and infinities are written as strings, so that the JSON is valid."""
    wrong = b"\ndef gradients(w, x, y):\n    return [np.nan, np.inf, -np.inf, 1, 2, 3]\n"
    file = write(tmp_path / "work.py", SOLUTION.read_bytes() + wrong)
    done = nngrade("check", "3", file, "--format", "json", "--only", "gradients")
    report = json.loads(done.stdout, parse_constant=pytest.fail)
    assert report["checks"][-1]["actual"][:3] == ["nan", "inf", "-inf"]


@pytest.mark.parametrize("name", ["exercise3", "3", "exercise3.py", "EXERCISE3"])
def test_exercise_goes_by_several_names(name: str) -> None:
    """`exercise3`, `3` and `exercise3.py` all mean the same exercise."""
    assert nngrade("check", name, SOLUTION, "--only", "output_error").returncode == 0


def test_same_seed_gives_the_same_inputs(tmp_path: Path) -> None:
    """A run can be repeated: its seed decides every input."""
    wrong = b"\n_seen = []\ndef output_error(y, y_pred):\n    raise ValueError(repr((y, y_pred)))\n"
    file = write(tmp_path / "work.py", SOLUTION.read_bytes() + wrong)
    seeds = (5, 5, 6)
    shown = [nngrade("check", "2", STUB.with_name("exercise2.py"), "--seed", s) for s in seeds]
    assert [s.returncode for s in shown] == [1, 1, 1]
    told = [
        json.loads(nngrade("check", "4", file, "--format", "json", "--seed", s).stdout)
        for s in seeds
    ]
    for report in told:
        del report["duration"]
        for check in report["checks"]:
            del check["duration"]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["check", "exercise33"], "no exercise 'exercise33'"),
        (["check", "excercise3"], "Did you mean exercise3?"),
        (["check", "exercise3", "nowhere.py"], "no file nowhere.py"),
        (["check", "exercise3", "."], "is a folder"),
        (["check", "exercise3", os.devnull], "no regular file"),
        (["check", "exercise3", str(SOLUTION), "--only", "gradient"], "Did you mean gradients?"),
        (["check", "exercise3", str(SOLUTION), "--only", "zzz"], "It has output_error"),
        (["check", "--only", "gradients"], "needs an exercise"),
        (["check", "exercise3", str(SOLUTION), "--timeout", "0"], "--timeout"),
        (["check", "exercise3", str(SOLUTION), "--timeout", "nan"], "--timeout"),
        (["check", "exercise3", str(SOLUTION), "--seed", "-1"], "--seed"),
        (["check", "exercise3", str(SOLUTION), "--device", "abacus"], "--device"),
        (["check"], "nngrade init"),
        (["check", "exercise3"], "nngrade init"),
        (["reset", "exercise3"], "nngrade init"),
        (["reset", "exercise99"], "no exercise"),
        (["chekc"], "chekc"),
    ],
)
def test_wrong_use_is_one_sentence_and_status_2(
    args: list[str], words: str, tmp_path: Path
) -> None:
    """Whatever is asked wrongly gets status 2 and says what and where, never a traceback."""
    done = nngrade(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_cuda_that_is_not_there_is_refused() -> None:
    """`--device cuda` without one says what is there and what to do."""
    from nngrade import devices

    if devices.available("cuda"):
        pytest.skip("there is a CUDA device here")
    done = nngrade("check", "exercise5", ROOT / "solutions" / "exercise5.py", "--device", "cuda")
    assert done.returncode == 2
    assert "no CUDA device" in done.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"# caf\xe9\nx = 1\n", "not text"),
        (b"# coding: klingon\nx = 1\n", "klingon"),
        (b"# coding: punycode\nx = 1\n", "punycode"),
        ("x = 'é'\n".encode("utf-16"), "not text"),
        (b"#" * 1_000_001, "at most 1 MB"),
    ],
)
def test_file_that_cannot_be_source_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    """What Python could not decode, and what is too large, is refused with the reason."""
    done = nngrade("check", "exercise3", write(tmp_path / "work.py", data))
    assert done.returncode == 2
    assert words in done.stderr


def test_links_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    """A symbolic link or a pipe is refused at once; a pipe nobody writes to is not waited for."""
    link, pipe = tmp_path / "link.py", tmp_path / "pipe.py"
    link.symlink_to(SOLUTION)
    os.mkfifo(pipe)
    for path, words in ((link, "symbolic link"), (pipe, "pipe")):
        done = nngrade("check", "exercise3", path)
        assert done.returncode == 2
        assert words in done.stderr


def test_empty_file_is_not_attempted_and_told(tmp_path: Path) -> None:
    """An empty file is a submission in which nothing is written yet."""
    done = nngrade("check", "exercise3", write(tmp_path / "work.py", b""))
    assert done.returncode == 1
    assert "work.py is empty" in done.stdout


def test_only_checks_one_function_and_what_it_builds_on() -> None:
    """`--only` leaves the other checks out of the report and of its points."""
    done = nngrade("check", "3", SOLUTION, "--only", "gradients", "--format", "json")
    report = json.loads(done.stdout)
    assert [check["name"] for check in report["checks"]] == ["output_error", "gradients"]
    assert report["score"] == report["max_score"] == 6


def test_spawned_workers_give_the_same_verdict(tmp_path: Path) -> None:
    """Where forking is impossible every worker is a fresh interpreter; the marks are the same."""
    wrong = b"\ndef gradients(w, x, y):\n    import os\n    os._exit(0)\n"
    file = write(tmp_path / "work.py", SOLUTION.read_bytes() + wrong)
    verdicts = []
    for mode in ("fork", "spawn"):
        done = nngrade("check", "3", file, "--format", "json", "--isolation", mode)
        report = json.loads(done.stdout)
        verdicts.append([(c["name"], c["status"], c["score"]) for c in report["checks"]])
    assert verdicts[0] == verdicts[1]
    assert {n: s for n, s, _ in verdicts[0]}["gradients"] == "crashed"


def test_ctrl_c_is_status_130_and_leaves_nothing(tmp_path: Path) -> None:
    """Interrupted in the middle of a check: status 130, one word, and no process left."""
    mark = f"mark{os.getpid()}"
    wrong = (
        f"\ndef gradients(w, x, y):\n    '{mark}'\n    open('here', 'w')\n    while True: pass\n"
    )
    file = write(tmp_path / "work.py", SOLUTION.read_bytes() + wrong.encode())
    command = [sys.executable, "-m", "nngrade", "check", "3", str(file)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        time.sleep(2)
        family = _descendants(process.pid)
        assert len(family) == 2, "the template and its worker"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.strip() == "Interrupted."
    assert not [pid for pid in family if Path(f"/proc/{pid}").exists()]


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("the test reads /proc, which this system does not have")
    found = [int(child) for child in children.read_text().split()]
    return [p for child in found for p in (child, *_descendants(child))]


def test_interrupted_while_the_first_modules_load() -> None:
    """One word and the status, as later on."""
    code = (
        "import sys, types, nngrade.__main__ as command\n"
        "class Stopped(types.ModuleType):\n"
        "    def __getattr__(self, name): raise KeyboardInterrupt\n"
        "sys.modules['nngrade.cli'] = Stopped('nngrade.cli')\n"
        "command.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal here")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_it_no_worker_or_folder_stays(number: signal.Signals, tmp_path: Path) -> None:
    """Ended politely it cleans up; killed, its template does that."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    file = write(tmp_path / "loop.py", b"def output_error(y, y_pred):\n    while True: pass\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "nngrade", "check", "exercise3", str(file)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    assert _wait_for(lambda: len(_descendants(process.pid)) >= 2 and any(scratch.iterdir()))
    started = _descendants(process.pid)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert b"Traceback" not in said
    assert _wait_for(lambda: not any(scratch.iterdir()))
    assert _wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started))


def _wait_for(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("check", "3", SOLUTION), ("list",), ("--help",)])
def test_output_that_cannot_be_written_is_one_sentence(args: tuple[object, ...]) -> None:
    """A full disk behind `>`: status 2, and nothing but the sentence."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "nngrade", *map(str, args)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "The output could not be written: the disk is full.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
@pytest.mark.parametrize("args", [("check",), ("list",), ("doctor",), ("init",)])
def test_folder_that_is_gone_is_one_sentence(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Every command says to go elsewhere."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert status_of_run(list(args)) == 2
    assert capfd.readouterr().err.strip().endswith("no longer exists; change to one that does.")


@pytest.mark.parametrize("name", ["a" * 300, "/proc/self/mem", "x\0y"])
def test_file_that_cannot_be_opened_or_read_is_refused(name: str) -> None:
    """In one sentence of a readable length."""
    with pytest.raises(Refused, match=r"cannot be read|no regular file|no file") as caught:
        read(Path(name))
    assert len(str(caught.value)) < 300


def test_reader_that_stops_reading_is_no_traceback() -> None:
    """`nngrade check … | head -1` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m nngrade check 3 {SOLUTION} --format json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    ("words", "due"), [("nngrade ch", "check"), ("nngrade check ", "exercise4")]
)
def test_shell_completion(words: str, due: str) -> None:
    """bash completes commands and the names of exercises."""
    asked = {"_NNGRADE_COMPLETE": "bash_complete", "COMP_WORDS": words}
    environment = os.environ | asked | {"COMP_CWORD": str(words.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "nngrade"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert f"plain,{due}" in done.stdout.splitlines()


def test_output_survives_a_terminal_without_unicode() -> None:
    """An ASCII terminal gets ASCII marks and no error."""
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "check", "3", str(SOLUTION)],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0
    assert b"  + gradients" in done.stdout


def test_fault_of_the_grader_is_status_3(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nngrade itself fails the status is 3, and the sentence does not blame the student."""
    from nngrade import cli, judge

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a fault of our own")

    monkeypatch.setattr(judge, "check_file", broken)
    assert cli.status_of_run(["check", "3", str(SOLUTION)]) == 3


def test_fault_in_a_reference_is_a_grader_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reference that raises gives `grader_error` and status 3, never a wrong mark."""
    from dataclasses import replace

    from nngrade import cli, rubrics
    from nngrade.rubric import Exercise
    from nngrade.rubrics import exercise3

    def broken(*args: object) -> None:
        raise ValueError("no such derivation")

    first, *rest = exercise3.EXERCISE.questions
    faulty = Exercise("exercise3", "faulty", (replace(first, reference=broken), *rest))
    monkeypatch.setattr(rubrics, "load", lambda name, device="cpu": faulty)
    assert cli.status_of_run(["check", "3", str(SOLUTION), "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["status"] == "grader_error"
    assert [c["status"] for c in report["checks"]] == ["grader_error"] + ["passed"] * len(rest)


def test_unknown_command_is_told_the_near_one() -> None:
    """A typing error costs one more try, not a search in the manual."""
    done = nngrade("chek", "3")
    assert done.returncode == 2
    assert "Did you mean check?" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell there cannot close a stream")
def test_closed_standard_output_is_one_sentence() -> None:
    """A verdict that nobody can read is no verdict: status 2, and no traceback."""
    script = f"{sys.executable} -m nngrade check 3 {ROOT / 'solutions' / 'exercise3.py'} >&-"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Standard output is closed; there is nowhere to print to.\n"
