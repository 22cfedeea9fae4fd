"""Saves are noticed by what the files are, with the system's notices or without."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import watchfiles

from nngrade.workspace.saves import Saves
from nngrade.workspace.watch_state import Event, Gone, Saved

Events = queue.SimpleQueue[Event | Exception]


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, Path]:
    found = {name: tmp_path / f"{name}.py" for name in ("exercise1", "exercise2")}
    for path in found.values():
        path.write_text("# begun\n")
    return found


def test_only_the_files_that_changed_are_told(paths: dict[str, Path]) -> None:
    """What an editor puts beside them is none of them, nor is a change of rights alone."""
    events: Events = queue.SimpleQueue()
    with closing(Saves(paths, events.put)):
        (paths["exercise1"].with_name(".exercise1.py.swp")).write_text("?")
        (paths["exercise1"].with_name("4913")).write_text("?")
        paths["exercise2"].chmod(0o600)
        with pytest.raises(queue.Empty):
            events.get(timeout=1.5)
        paths["exercise2"].write_text("# more\n")
        assert events.get(timeout=20) == Saved(("exercise2",))
        paths["exercise1"].unlink()
        assert events.get(timeout=20) == Saved(("exercise1",))


def test_file_that_vanishes_for_a_moment_is_saved_once(paths: dict[str, Path]) -> None:
    """Some editors delete the old file before they write the new one."""
    events: Events = queue.SimpleQueue()
    with closing(Saves(paths, events.put)):
        paths["exercise1"].unlink()
        paths["exercise1"].write_text("# anew\n")
        assert events.get(timeout=20) == Saved(("exercise1",))
        with pytest.raises(queue.Empty):
            events.get(timeout=1.5)


def test_folder_that_is_gone_and_back(paths: dict[str, Path], tmp_path: Path) -> None:
    """It is told once; when it is back everything counts as saved, and is watched again."""
    events: Events = queue.SimpleQueue()
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    with closing(Saves(paths, events.put)):
        tmp_path.rename(moved)
        assert events.get(timeout=20) == Gone(str(tmp_path))
        moved.rename(tmp_path)
        assert events.get(timeout=20) == Saved(("exercise1", "exercise2"))
        paths["exercise2"].write_text("# after\n")
        assert events.get(timeout=20) == Saved(("exercise2",))


def silent(*paths: object, stop_event: object, **options: object) -> Iterator[set[object]]:
    """Notices as some network folders give them: none, only the look once in a while."""
    import time

    while True:
        time.sleep(0.05)
        yield set()


def test_without_notices_a_look_finds_the_save(
    paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file on a network folder that another machine wrote, say."""
    monkeypatch.setattr(watchfiles, "watch", silent)
    events: Events = queue.SimpleQueue()
    with closing(Saves(paths, events.put)):
        paths["exercise1"].write_text("# more\n")
        assert events.get(timeout=20) == Saved(("exercise1",))


def test_where_there_are_no_more_notices_it_polls(
    paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system has only so many to give away; and a failure of polling is not hidden."""
    asked: list[object] = []

    def refused(
        *folders: object, force_polling: object, **options: object
    ) -> Iterator[set[object]]:
        asked.append(force_polling)
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", refused)
    events: Events = queue.SimpleQueue()
    with closing(Saves(paths, events.put)):
        assert isinstance(events.get(timeout=20), OSError)
    assert asked == [None, True]


def test_polling_tells_saves_too(paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The way that is left where there are no notices works."""
    watch: Callable[..., Iterator[set[object]]] = watchfiles.watch  # type: ignore[assignment]

    def once(*folders: object, force_polling: object, **options: object) -> Iterator[set[object]]:
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return watch(*folders, force_polling=True, **options)

    monkeypatch.setattr(watchfiles, "watch", once)
    events: Events = queue.SimpleQueue()
    with closing(Saves(paths, events.put)):
        paths["exercise1"].write_text("# more\n")
        assert events.get(timeout=20) == Saved(("exercise1",))
