"""``nngrade textbook CHAPTER…`` in a terminal, in a pipe, and after each save."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_terminal_can_show_it(encoding: str) -> None:
    """In a pipe of any encoding, at 80 columns; the tutorial's weight is named there too."""
    tutorial = Path(__file__).resolve().parents[2] / "shared" / "tutorial.txt"
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "textbook", str(tutorial)],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    shown = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "w_2 = 0.895" in shown
    assert max(map(len, shown.splitlines())) <= 80


def watching(path: Path) -> subprocess.Popen[str]:
    """The command that checks again after every save, with all it says on standard output."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "nngrade", "textbook", str(path), "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_watch(chapter: Path) -> None:
    """Checks again after a save, tells of a file that is gone, and ends with Ctrl-C as 130."""
    chapter.write_text("$1 + 1 = 3$", "utf-8")
    with watching(chapter) as process:
        assert process.stdout is not None
        until(process.stdout, "Waiting")
        time.sleep(1)  # until the watcher looks
        chapter.write_text("$1 + 1 = 2$", "utf-8")
        assert "1 right" in until(process.stdout, "Waiting")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


def test_watch_waits_for_a_file_that_was_lost(tmp_path: Path) -> None:
    """A part that is deleted, or not written yet, is still waited for; each run has its time."""
    main, part = tmp_path / "main.tex", tmp_path / "parts" / "one.tex"
    main.write_text("\\input{parts/one}\n", "utf-8")
    with watching(main) as process:
        assert process.stdout is not None
        first = until(process.stdout, "Waiting")
        assert re.match(r"--- \d\d:\d\d:\d\d ---\n", first)
        assert "1 file was not read" in " ".join(first.split())
        for _ in range(2):
            time.sleep(1)  # until the watcher looks
            part.parent.mkdir(exist_ok=True)
            part.write_text("$1 + 1 = 2$", "utf-8")
            shown = until(process.stdout, "Waiting")
            if "1 right" not in shown:  # the folder was seen before the file was
                shown = until(process.stdout, "Waiting")
            assert "1 right" in shown
            time.sleep(1)
            part.unlink()
            assert "1 file was not read" in " ".join(until(process.stdout, "Waiting").split())
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_a_terminal_may_want_no_escapes(env: dict[str, str], chapter: Path) -> None:
    """Neither colours nor a bar; without the wish there are both."""
    from pseudo_terminal import PseudoTerminal

    command = [sys.executable, "-m", "nngrade", "textbook", str(chapter)]
    with PseudoTerminal(command, chapter.parent, **env) as terminal:
        assert terminal.ends() == 1
        assert "erratum L3" in terminal.text()
        assert ("\x1b" in terminal.text()) is (not env)


def test_ctrl_c_when_the_reader_is_gone(chapter: Path) -> None:
    """As in `nngrade … 2>&1 | tee log`, where Ctrl-C ends both: 130 all the same."""
    with watching(chapter) as process:
        assert process.stdout is not None
        until(process.stdout, "Waiting")
        process.stdout.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


def until(stream: object, word: str) -> str:
    read = ""
    for line in stream:  # type: ignore[attr-defined]
        read += line
        if word in line:
            break
    return read
