"""A submission's file is opened once, without following a link, and read to its limit at most."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from conftest import ROOT
from nngrade import submission
from nngrade.submission import MAX_BYTES, MAX_NOTEBOOK_BYTES, Refused

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="files of a POSIX system")


def link(path: Path) -> None:
    path.symlink_to(ROOT / "solutions" / "exercise3.py")


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def itself(path: Path) -> None:
    path.symlink_to(path)


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path)[-100:] if len(str(path)) < 100 else os.path.relpath(path))


def unreadable(path: Path) -> None:
    path.write_text("x = 1")
    path.chmod(0)


def large(path: Path) -> None:
    path.write_bytes(b"#" * (MAX_BYTES + 1))


def sparse(path: Path) -> None:
    """A terabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(1 << 40)


ODD = {
    "link": (link, "symbolic link"),
    "link to nowhere": (dangling, "symbolic link"),
    "link to itself": (itself, "symbolic link"),
    "folder": (Path.mkdir, "is a folder"),
    "pipe": (os.mkfifo, "no regular file"),
    "socket": (bound, "cannot be read"),
    "large": (large, "1,000,001 bytes"),
    "sparse": (sparse, "1,099,511,627,776 bytes"),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_what_is_no_submission_is_refused_at_once(name: str, suffix: str, tmp_path: Path) -> None:
    """With the reason, and without waiting for another end of a pipe."""
    make, why = ODD[name]
    path = tmp_path / f"s{suffix}"
    make(path)
    started = time.monotonic()
    if name == "large" and suffix == ".ipynb":
        why = "is not JSON"  # a notebook may be larger
    with pytest.raises(Refused, match=why):
        submission.read(path)
    assert time.monotonic() - started < 5


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """With the system's own words."""
    unreadable(tmp_path / "s.py")
    with pytest.raises(Refused, match=r"cannot be read \(Permission denied\)"):
        submission.read(tmp_path / "s.py")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has these files")
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/proc/self/mem", "/proc", "/dev/fd/0"])
def test_the_systems_own_files_are_no_submissions(path: str) -> None:
    """Devices, and what looks like a file and is none."""
    with pytest.raises(Refused):
        submission.read(Path(path))


def test_a_file_that_would_wait_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel has some that look regular; here a pipe with a silent writer stands for them."""
    path = tmp_path / "s.py"
    os.mkfifo(path)
    monkeypatch.setattr(submission.stat, "S_ISREG", lambda mode: True)
    writer = os.open(path, os.O_RDWR)
    try:
        with pytest.raises(Refused, match="nothing to read yet"):
            submission.read(path)
    finally:
        os.close(writer)


def test_a_link_in_the_way_there_is_followed(tmp_path: Path) -> None:
    """A home directory may be one; the file itself may not."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "s.py").write_bytes(b"x = 1\n")
    (tmp_path / "alias").symlink_to("real")
    assert submission.read(tmp_path / "alias" / "s.py") == b"x = 1\n"


def test_a_link_that_comes_between_the_look_and_the_opening_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system is asked not to follow it, whatever was there a moment ago."""
    path = tmp_path / "s.py"
    path.symlink_to("/etc/passwd")
    monkeypatch.setattr(Path, "is_symlink", lambda self: False)
    with pytest.raises(Refused, match="cannot be read"):
        submission.read(path)


def test_what_is_there_instead_is_looked_at_after_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe put in the file's place is found to be one."""
    path = tmp_path / "s.py"
    os.mkfifo(path)
    monkeypatch.setattr(Path, "is_dir", lambda self: False)
    with pytest.raises(Refused, match="no regular file"):
        submission.read(path)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """No more than one byte beyond the limit is ever read of it."""
    path = tmp_path / "s.py"
    path.write_bytes(b"")
    stop = threading.Event()

    def write() -> None:
        with path.open("ab", buffering=0) as file:
            while not stop.is_set() and file.tell() < 4 * MAX_NOTEBOOK_BYTES:
                file.write(b"#" * (1 << 20))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        deadline = time.monotonic() + 10
        while path.stat().st_size <= MAX_BYTES and time.monotonic() < deadline:
            time.sleep(0.001)
        with pytest.raises(Refused, match="at most 1 MB"):
            submission.read(path)
    finally:
        stop.set()
        writer.join()


def test_the_bytes_that_are_judged_are_those_that_were_read(tmp_path: Path) -> None:
    """The digest of `grade` is that of the program that was run, though the file changes later."""
    path = tmp_path / "s.py"
    first = b"print('first')\n"
    path.write_bytes(first)
    source = submission.read(path)
    path.write_bytes(b"print('second')\n")
    assert source == first
    assert hashlib.sha256(first).digest() == hashlib.sha256(bytes(source)).digest()


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    """Whatever came of it."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("Linux counts them")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name, (make, _) in ODD.items():
        path = tmp_path / f"{name}.py"
        make(path)
        with pytest.raises(Refused):
            submission.read(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_command_tells_it_in_one_sentence(tmp_path: Path) -> None:
    """Exit status 2, nothing on standard output."""
    path = tmp_path / "s.py"
    path.symlink_to("/etc/shadow")
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "check", "exercise3", str(path)],
        capture_output=True, check=False, text=True, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {path} is a symbolic link; give the file itself.\n"
