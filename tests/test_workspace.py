"""A student's folder: nothing written is ever lost, and the same command twice does no harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from nngrade import cli, course, rubrics
from nngrade.workspace import folder, handing_out
from nngrade.workspace.folder import LastCheck, State
from test_cli import nngrade

NAMES = list(rubrics.CATALOGUE)
MINE = b"# my own work\n"


def outcomes(handed: list[handing_out.Handed]) -> dict[str, str]:
    return {each.exercise: each.outcome for each in handed}


@pytest.fixture
def older_stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A workspace that was handed out when exercise3's stub was another one."""
    old = tmp_path / "old"
    old.mkdir()
    for name in NAMES:
        (old / f"{name}.py").write_bytes(course.stub(name).read_bytes())
    (old / "exercise3.py").write_bytes(b"# the stub of an older version\n")
    with monkeypatch.context() as patched:
        patched.setattr(course, "stub", lambda name: old / f"{name}.py")
        handing_out.hand_out(tmp_path / "work")
    return tmp_path / "work"


def test_init_puts_every_stub_and_says_what_is_next(tmp_path: Path) -> None:
    """`init` makes the folder, every stub, and names the next command."""
    done = nngrade("init", tmp_path / "work")
    assert done.returncode == 0
    assert "nngrade check 1" in done.stdout
    for name in NAMES:
        assert (tmp_path / "work" / f"{name}.py").read_bytes() == course.stub(name).read_bytes()


def test_init_again_keeps_what_was_written(tmp_path: Path) -> None:
    """A second `init` leaves the student's file alone and says so."""
    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise2.py").write_bytes(MINE)
    handed = outcomes(handing_out.hand_out(tmp_path))
    assert handed == dict.fromkeys(NAMES, "same") | {"exercise2": "kept"}
    assert (tmp_path / "exercise2.py").read_bytes() == MINE


def test_init_keeps_files_that_were_there_before(tmp_path: Path) -> None:
    """Files of the same name that nngrade never handed out are the student's."""
    (tmp_path / "exercise1.py").write_bytes(MINE)
    assert outcomes(handing_out.hand_out(tmp_path))["exercise1"] == "kept"
    assert outcomes(handing_out.hand_out(tmp_path))["exercise1"] == "kept"
    assert (tmp_path / "exercise1.py").read_bytes() == MINE


def test_newer_stub_is_left_beside_changed_work(older_stub: Path) -> None:
    """A stub that changed since goes beside the student's file, once."""
    (older_stub / "exercise3.py").write_bytes(MINE)
    handed = {h.exercise: h for h in handing_out.hand_out(older_stub)}
    assert handed["exercise3"].outcome == "beside"
    assert handed["exercise3"].path.name == "exercise3.new.py"
    assert handed["exercise3"].path.read_bytes() == course.stub("exercise3").read_bytes()
    assert (older_stub / "exercise3.py").read_bytes() == MINE
    assert outcomes(handing_out.hand_out(older_stub))["exercise3"] == "kept"


def test_newer_stub_never_overwrites_another_new_file(older_stub: Path) -> None:
    """A file that already has the name of the new stub is not touched either."""
    (older_stub / "exercise3.py").write_bytes(MINE)
    (older_stub / "exercise3.new.py").write_bytes(b"mine as well")
    handed = {h.exercise: h for h in handing_out.hand_out(older_stub)}
    assert handed["exercise3"].path.name == "exercise3.new2.py"
    assert (older_stub / "exercise3.new.py").read_bytes() == b"mine as well"


def test_newer_stub_replaces_an_untouched_old_one(older_stub: Path) -> None:
    """Where the student changed nothing there is nothing to keep."""
    assert outcomes(handing_out.hand_out(older_stub))["exercise3"] == "updated"
    stub = course.stub("exercise3").read_bytes()
    assert (older_stub / "exercise3.py").read_bytes() == stub


def test_init_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    """A file in place of the folder is one sentence and status 2."""
    (tmp_path / "work").write_bytes(MINE)
    done = nngrade("init", tmp_path / "work")
    assert done.returncode == 2
    assert "is a file" in done.stderr
    assert (tmp_path / "work").read_bytes() == MINE


def as_ordinary_user(*args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command run by a user without root's rights, where the tests run as root."""
    command = [sys.executable, "-m", "nngrade", *map(str, args)]
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = {"user": 65534, "group": 65534, "extra_groups": []}
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, **user)
    except PermissionError:
        pytest.skip("an ordinary user cannot run this interpreter, which is in root's home")


def test_workspace_without_write_permission(tmp_path: Path) -> None:
    """A folder that cannot be written to: `init` and `reset` refuse, `check` still judges."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        work = Path(folder) / "work"
        handing_out.hand_out(work)
        with (work / "exercise1.py").open("ab") as file:
            file.write(MINE)
        Path(folder).chmod(0o755)
        work.chmod(0o555)
        judged = as_ordinary_user("check", "1", cwd=work)
        assert judged.returncode == 1, judged.stderr
        assert "not written yet" in judged.stdout
        for args in (("init", "."), ("reset", "1")):
            done = as_ordinary_user(*args, cwd=work)
            assert done.returncode == 2
            assert "cannot be written to" in done.stderr
        work.chmod(0o755)


def test_refused_writes_are_one_sentence_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system refuses to write: `init` and `reset` say so, `check` judges all the same."""
    handing_out.hand_out(tmp_path)
    with (tmp_path / "exercise1.py").open("ab") as file:
        file.write(MINE)
    monkeypatch.chdir(tmp_path)

    def refused(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "replace", refused)
    assert cli.status_of_run(["check", "3"]) == 1
    assert "not written yet" in capsys.readouterr().out
    for args in (["init", "."], ["reset", "1"]):
        assert cli.status_of_run(args) == 2
        assert "cannot be written to (Permission denied)" in capsys.readouterr().err


def test_reset_keeps_numbered_backups(tmp_path: Path) -> None:
    """Each reset keeps the file that was there under the next free number."""
    handing_out.hand_out(tmp_path)
    path = tmp_path / "exercise3.py"
    for number, text in enumerate((b"first try\n", b"second try\n"), start=1):
        path.write_bytes(text)
        done = nngrade("reset", "exercise3", cwd=tmp_path)
        assert done.returncode == 0
        assert f"exercise3.backup{number}.py" in done.stdout
        assert (tmp_path / f"exercise3.backup{number}.py").read_bytes() == text
        assert path.read_bytes() == course.stub("exercise3").read_bytes()


def test_reset_leaves_a_stub_alone(tmp_path: Path) -> None:
    """Nothing was written into it, so nothing is kept beside it."""
    handing_out.hand_out(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = nngrade("reset", "3", cwd=tmp_path)
    assert done.returncode == 0
    assert "is the stub already" in done.stdout
    assert sorted(tmp_path.iterdir()) == before


def test_reset_that_cannot_write_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the stub cannot be written the student's file is still in its place."""
    handing_out.hand_out(tmp_path)
    path = tmp_path / "exercise3.py"
    path.write_bytes(MINE)

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(handing_out.NoWorkspace, match="No space left"):
        handing_out.reset(path, "exercise3")
    assert path.read_bytes() == MINE
    assert not list(tmp_path.glob(".exercise3*"))


def test_reset_brings_back_a_lost_file(tmp_path: Path) -> None:
    """A file that was deleted is simply there again."""
    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise3.py").unlink()
    assert nngrade("reset", "3", cwd=tmp_path).returncode == 0
    assert (tmp_path / "exercise3.py").is_file()
    assert not list(tmp_path.glob("*backup*"))


def test_list_tells_where_the_workspace_stands(tmp_path: Path) -> None:
    """`list` knows what was checked, what changed since, and what was not begun."""
    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise3.py").write_bytes(course.solution("exercise3").read_bytes())
    assert nngrade("check", "3", cwd=tmp_path).returncode == 0
    lines = nngrade("list", cwd=tmp_path).stdout.splitlines()
    assert "10/10" in lines[2]
    assert "not begun" in lines[0]
    assert lines[-1].startswith("10 of 50 points")
    with (tmp_path / "exercise3.py").open("ab") as file:
        file.write(b"# one more thought\n")
    assert "changed since" in nngrade("list", cwd=tmp_path).stdout.splitlines()[2]


def test_check_names_the_exercises_that_are_not_there(tmp_path: Path) -> None:
    """A file that was lost is not silently left out of the whole."""
    handing_out.hand_out(tmp_path)
    for name in ("exercise4", "exercise5"):
        (tmp_path / f"{name}.py").unlink()
    done = nngrade("check", "--format", "json", cwd=tmp_path)
    assert len(json.loads(done.stdout)["reports"]) == 3
    assert "There is no exercise4.py here" in done.stderr
    assert "`nngrade reset exercise5` brings its stub back" in done.stderr


def test_list_outside_a_workspace(tmp_path: Path) -> None:
    """Without a workspace `list` still shows the exercises and says how to begin."""
    done = nngrade("list", cwd=tmp_path)
    assert done.returncode == 0
    assert "nngrade init" in done.stdout


def test_check_without_exercise_checks_all(tmp_path: Path) -> None:
    """`nngrade check` alone reports on every exercise of the workspace."""
    import json

    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise1.py").write_bytes(course.solution("exercise1").read_bytes())
    done = nngrade("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    whole = json.loads(done.stdout)
    assert list(whole) == ["version", "status", "score", "max_score", "reports"]
    assert [r["exercise"] for r in whole["reports"]] == NAMES
    assert (whole["status"], whole["score"], whole["max_score"]) == ("failed", 10, 50)


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", '{"stubs": 3}', '{"stubs": {}, "checks": {"a": 1}}']
)
def test_damaged_state_is_no_trouble(text: str, tmp_path: Path) -> None:
    """A lost or broken state file makes `list` say less; nothing fails."""
    handing_out.hand_out(tmp_path)
    (tmp_path / folder.STATE).write_text(text)
    assert State.read(tmp_path) == State({}, {}, damaged=True)
    assert nngrade("list", cwd=tmp_path).returncode == 0


def test_damaged_state_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    """And said: by `list`, and by the check that begins it anew."""
    handing_out.hand_out(tmp_path)
    (tmp_path / folder.STATE).write_text("not json")
    assert "cannot be read" in nngrade("list", cwd=tmp_path).stderr
    done = nngrade("check", "1", cwd=tmp_path)
    assert "is counted anew" in " ".join(done.stdout.split())
    assert (tmp_path / folder.DAMAGED).read_text() == "not json"
    assert "exercise1" in State.read(tmp_path).checks
    assert "is counted anew" not in " ".join(nngrade("check", "1", cwd=tmp_path).stdout.split())


def test_one_file_that_cannot_be_read_leaves_the_others_checked(tmp_path: Path) -> None:
    """The sentence on it comes last, with the status that it has alone."""
    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise1.py").write_bytes(course.solution("exercise1").read_bytes())
    (tmp_path / "exercise2.py").write_bytes("# für dich".encode("latin-1"))
    done = nngrade("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    assert [r["score"] for r in json.loads(done.stdout)["reports"]] == [10, 0, 0, 0]
    assert "exercise2.py is not text" in done.stderr
    assert "The others were checked." in done.stderr


def test_reset_names_what_is_in_the_way(tmp_path: Path) -> None:
    """A folder of that name."""
    handing_out.hand_out(tmp_path)
    (tmp_path / "exercise2.py").unlink()
    (tmp_path / "exercise2.py").mkdir()
    done = nngrade("reset", "2", cwd=tmp_path)
    assert done.returncode == 2
    assert "exercise2.py is a folder; move it away" in done.stderr


def test_state_survives_writing_and_reading(tmp_path: Path) -> None:
    """What is written is what is read."""
    state = State({"exercise1": "ab"}, {"exercise1": LastCheck("cd", "failed", 4.5, 10.0)})
    state.write(tmp_path)
    assert State.read(tmp_path) == state
