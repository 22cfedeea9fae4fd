"""Where attacks are run: canaries to steal, doors to knock at, and a copy of nngrade to spoil.

Everything in it may be read and written by anybody, so that nothing but the sandbox stands between
an attack and its prize.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import socket
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from attack import Attack

ROOT = Path(__file__).resolve().parents[2]
SHARED = (Path("/dev/shm"), Path("/tmp"), Path("/var/tmp"), Path("/dev/mqueue"))
SEGMENT = "shared memory, key "


@dataclass
class Arena:
    """A folder with a home, another's submission, and a copy of nngrade with its solutions."""

    folder: Path
    secret: str = field(default_factory=lambda: f"canary{secrets.token_hex(8)}")
    mark: str = field(default_factory=lambda: f"mark{secrets.token_hex(8)}")

    def __post_init__(self) -> None:
        self._make_copy()
        self._make_home()
        self.other.mkdir(parents=True)
        (self.other / "exercise3.py").write_text(f"ANSWER = '{self.secret}'\n", encoding="utf-8")
        _open_to_all(self.folder)

    def _make_copy(self) -> None:
        shutil.rmtree(self.copy, ignore_errors=True)
        for name in ("grader", "exercises", "solutions"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, self.copy / name, ignore=ignored)
        _open_to_all(self.copy)

    def _make_home(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()
        (self.home / "secret.txt").write_text(self.secret, encoding="utf-8")
        _open_to_all(self.home)

    @property
    def copy(self) -> Path:
        return self.folder / "copy"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def other(self) -> Path:
        return self.folder / "class" / "somebody"

    def solution(self, exercise: str) -> Path:
        return self.copy / "solutions" / f"{exercise}.py"

    def environment(self, temporary: Path) -> dict[str, str]:
        """What a grader finds there."""
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.home),
            "TMPDIR": str(temporary),
            "PYTHONPATH": str(self.copy / "grader"),
            "GRADER_SECRET": self.secret,
            "OPENBLAS_NUM_THREADS": "1",
        }

    def places(self, attack: Attack) -> dict[str, str]:
        """What an attacker may well know, or find out: where things are."""
        return {
            "HOME": str(self.home),
            "OTHER": str(self.other / "exercise3.py"),
            "SOLUTION": str(self.solution(attack.exercise)),
            "PACKAGE": str(self.copy / "grader" / "nngrade"),
            "MARK": self.mark,
        }

    def traces(self) -> set[str]:
        """What has been left behind, anywhere that an attack is told to leave it."""
        marked = {str(path) for place in SHARED for path in _named(place, self.mark)}
        watched = (path for top in (self.home, self.copy) for path in top.rglob("*"))
        changed = {f"{path} {_state(path)}" for path in watched if "__pycache__" not in path.parts}
        return marked | changed | self._segments()

    def _segments(self) -> set[str]:
        """Shared memory of the old kind, which has no name but a number: one made of the mark."""
        listed = Path("/proc/sysvipc/shm")
        lines = listed.read_text().splitlines()[1:] if listed.exists() else []
        own = str(int(self.mark[4:11], 16))
        return {f"{SEGMENT}{own}" for line in lines if line.split()[0] == own}

    def restore(self, left: set[str]) -> None:
        """What was planted or changed is as it was, for the next attack."""
        shutil.rmtree(self.copy / "solutions" / "__pycache__", ignore_errors=True)
        for trace in left:
            path = Path(trace.split(" ")[0])
            if trace.startswith(SEGMENT):
                _remove_segment(int(trace.removeprefix(SEGMENT)))
            elif self.mark in path.name and not path.is_relative_to(self.folder):
                path.unlink(missing_ok=True)
        if any(trace.startswith(str(self.home)) for trace in left):
            self._make_home()
        if any(trace.startswith(str(self.copy)) for trace in left):
            self._make_copy()


def _remove_segment(key: int) -> None:
    libc = ctypes.CDLL(None)
    libc.shmctl(libc.shmget(key, 0, 0), 0, None)


def _state(path: Path) -> str:
    with contextlib.suppress(OSError):
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            return f"{found.st_mode}"
        return f"{found.st_size} {found.st_mtime_ns} {found.st_mode}"
    return "gone"


def _named(folder: Path, mark: str) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (path for path in folder.iterdir() if mark in path.name)


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)


@contextlib.contextmanager
def arena() -> Iterator[Arena]:
    """A new one, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-", dir="/tmp"))
    try:
        yield Arena(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Door:
    """A server on this machine, and whether anybody came."""

    def __init__(self, folder: Path, mark: str) -> None:
        self.stream = socket.create_server(("127.0.0.1", 0))
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.datagrams.bind(("127.0.0.1", 0))
        self.file = socket.socket(socket.AF_UNIX)
        self.file.bind(str(folder / "door"))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0{mark}")
        for listening in (self.file, self.abstract):
            listening.listen()
        for each in self._all():
            each.setblocking(False)
        (folder / "door").chmod(0o777)

    def _all(self) -> tuple[socket.socket, ...]:
        return self.stream, self.datagrams, self.file, self.abstract

    def places(self) -> dict[str, str]:
        return {
            "TCP": str(self.stream.getsockname()[1]),
            "UDP": str(self.datagrams.getsockname()[1]),
            "DOOR": str(self.file.getsockname()),
        }

    def knocked(self) -> bool:
        """Whether somebody has come since this was asked last."""
        came = False
        for server in (self.stream, self.file, self.abstract):
            with contextlib.suppress(BlockingIOError):
                while True:
                    server.accept()[0].close()
                    came = True
        with contextlib.suppress(BlockingIOError):
            while True:
                self.datagrams.recv(100)
                came = True
        return came

    def close(self) -> None:
        for each in self._all():
            each.close()
