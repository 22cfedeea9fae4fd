"""Which files were saved: editors write in place, rename over, or delete and make anew.

The system's notices (watchfiles) only say when to look; what changed is told by the files
themselves. So no way of saving is missed, and where there are no notices (some network folders)
a look once a second still finds it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from nngrade.workspace.watch_state import Event, Gone, Saved

STEP_MS = 10  # quiet for so long after a notice, and the save is taken for finished
DEBOUNCE_MS = 200  # the longest that a row of notices is waited out
LOOK_MS = 1000  # a look without a notice
VANISHED_SECONDS = 0.2  # for a file to come back, where an editor deletes it first

Stamp = tuple[int, int, int] | None  # when it was written, how long it is, which file it is


def stamp(path: Path) -> Stamp:
    """What tells a file from what it was; None where there is none."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


class Saves:
    """Watches the folders of `paths` (one file an exercise) until it is closed."""

    def __init__(
        self, paths: Mapping[str, Path], post: Callable[[Event | Exception], None]
    ) -> None:
        self.paths = paths
        self._post = post
        self._folders = sorted({path.parent for path in paths.values()})
        self._stamps = self._look()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="saves", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        self._thread.join(timeout=1)

    def _run(self) -> None:
        try:
            polling = None  # as the system is: watchfiles itself polls where it has to
            while not self._closed.is_set():
                polling = self._watch(polling)
        except Exception as error:
            self._post(error)

    def _watch(self, polling: bool | None) -> bool | None:
        """Until a folder is gone and back, or its notices fail: then by looking all the time."""
        import watchfiles

        there = [stamp(folder) for folder in self._folders]
        if None in there:
            self._wait_for(self._folders[there.index(None)])
            return polling
        try:
            notices = watchfiles.watch(
                *self._folders,
                watch_filter=None,
                step=STEP_MS,
                debounce=DEBOUNCE_MS,
                rust_timeout=LOOK_MS,
                yield_on_timeout=True,
                stop_event=self._closed,
                recursive=False,
                force_polling=polling,
                raise_interrupt=False,
            )
            for _ in notices:
                self._tell()
                if self._replaced(there):
                    return polling
        except (OSError, RuntimeError):
            if polling:
                raise
            return True  # there are no more notices to be had
        return polling

    def _replaced(self, before: list[Stamp]) -> bool:
        """Whether a folder is another one than before, or gone: notices come from the old one."""
        now = [stamp(folder) for folder in self._folders]
        return [s and s[2] for s in now] != [s and s[2] for s in before]

    def _wait_for(self, folder: Path) -> None:
        self._post(Gone(str(folder)))
        while not folder.is_dir():
            if self._closed.wait(0.3):
                return
        self._stamps = self._look()
        self._post(Saved(tuple(self.paths)))

    def _look(self) -> dict[str, Stamp]:
        return {name: stamp(path) for name, path in self.paths.items()}

    def _tell(self) -> None:
        """Posts what is not what it was; what has just vanished gets a moment to come back."""
        now = self._look()
        if any(now[name] is None and self._stamps[name] is not None for name in now):
            time.sleep(VANISHED_SECONDS)
            now = self._look()
        changed = tuple(name for name in now if now[name] != self._stamps[name])
        self._stamps = now
        if changed and all(folder.is_dir() for folder in self._folders):
            self._post(Saved(changed))
