"""A worker's directory: when it is too full, and that it goes away whatever is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nngrade.sandbox import scratch

unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="modes and links as Unix has them")


def deep(folder: Path) -> None:
    """Deeper than a path reaches and than anybody recurses, with a file at the bottom."""
    here = Path.cwd()
    os.chdir(folder)
    for _ in range(1500):
        Path("down").mkdir()
        os.chdir("down")
    Path("bottom").write_bytes(b"x")
    os.chdir(here)


def wide(folder: Path) -> None:
    for name in "abcde":
        for inner in "xyz":
            (folder / name / inner).mkdir(parents=True)
            (folder / name / inner / "file").write_bytes(b"x")


def closed(folder: Path) -> None:
    for mode in (0o000, 0o300, 0o500):
        inner = folder / f"{mode:o}"
        (inner / "within").mkdir(parents=True)
        (inner / "within" / "file").write_bytes(b"x")
        inner.chmod(mode)


def linked(folder: Path) -> None:
    (folder / "up").symlink_to("..")
    (folder / "itself").symlink_to("itself")
    (folder / "kept").symlink_to(folder.parent / "kept")


def full(folder: Path) -> None:
    for number in range(3):
        (folder / f"big{number}").write_bytes(bytes(scratch.MAX_BYTES // 3 + 4096))


def crowded(folder: Path) -> None:
    for number in range(scratch.MAX_ENTRIES + 1):
        os.close(os.open(folder / str(number), os.O_CREAT))


def sparse(folder: Path) -> None:
    """As long as it likes, and nearly nothing on the disk."""
    with (folder / "hole").open("wb") as file:
        file.truncate(100 << 30)


@unix
@pytest.mark.parametrize("fill", [deep, wide, closed, linked, sparse])
def test_nothing_is_left(tmp_path: Path, fill: Callable[[Path], None]) -> None:
    """Neither the folder nor anything in it; what it links to stays."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_bytes(b"x")
    folder = tmp_path / "scratch"
    folder.mkdir()
    fill(folder)
    scratch.remove(str(folder))
    assert [path.name for path in tmp_path.rglob("*")] == ["kept", "file"]


def test_what_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    scratch.remove(str(tmp_path / "none"))
    assert not scratch.overfull(str(tmp_path / "none"))


@unix
@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (wide, ""),
        (linked, ""),
        (sparse, ""),
        (full, "wrote more than 128 MB"),
        (crowded, "made more than 10,000 files"),
        (deep, "made folders that nobody can look into"),
    ],
)
def test_a_full_directory_is_noticed(
    tmp_path: Path, fill: Callable[[Path], None], words: str
) -> None:
    """By what it takes on the disk, by its entries, and by what cannot be counted."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    fill(folder)
    assert scratch.overfull(str(folder)).startswith(words)
    assert bool(scratch.overfull(str(folder))) == bool(words)
    scratch.remove(str(folder))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not show them")
def test_a_removed_file_that_is_open_counts(tmp_path: Path) -> None:
    """It has no name any more, and takes as much room as before."""
    with (tmp_path / "big").open("wb") as file:
        file.write(bytes(scratch.MAX_BYTES + 1))
        file.flush()
        (tmp_path / "big").unlink()
        assert not scratch.overfull(str(tmp_path))
        assert scratch.overfull(str(tmp_path), os.getpid()).startswith("wrote more than")
