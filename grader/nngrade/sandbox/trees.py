"""Ending all that a worker has started, where the system has no better way than to look for it.

On Linux the template adopts orphans and ends them (`nngrade.sandbox.template`), and the filter lets
no process be started. Elsewhere a process group is all there is, or not even that: psutil then
finds descendants, and by a mark in their environment those whose parents have ended already.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time

MARK = "NNGRADE_WORKER"
PATIENCE = 2.0  # seconds in which a killed process should be gone


def descendants(pid: int) -> set[int]:
    """All that `pid` has started and that still has its parents; none without psutil."""
    try:
        import psutil

        return {child.pid for child in psutil.Process(pid).children(recursive=True)}
    except Exception:  # no psutil, no such process, no right to look
        return set()


def marked(mark: str, since: float) -> set[int]:
    """Processes that carry `mark` and were made after the time `since`, orphans among them."""
    try:
        import psutil
    except ImportError:
        return set()
    found = set()
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.create_time() >= since - 1 and process.environ().get(MARK) == mark:
                found.add(process.pid)
    return found - {os.getpid()}


def kill_group(pid: int) -> None:
    """Kills a worker and all that is still in its process group, where there are such things."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def end(pids: set[int]) -> None:
    """Kills them, and waits a little for them to be gone."""
    if not pids:
        return
    try:
        import psutil
    except ImportError:
        return
    processes = []
    for pid in pids:
        with contextlib.suppress(psutil.Error):
            processes.append(psutil.Process(pid))
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(processes, timeout=PATIENCE)


def outlive(pids: set[int], seconds: float) -> None:
    """Waits for these to end by themselves, as they are about to; then kills what is left."""
    with contextlib.suppress(ImportError):
        import psutil

        processes = []
        for pid in pids:
            with contextlib.suppress(psutil.Error):
                processes.append(psutil.Process(pid))
        psutil.wait_procs(processes, timeout=seconds)
    end(pids)


def end_marked(mark: str, since: float) -> None:
    """Until none is left: one that forks without end is met again, with all its children."""
    deadline = time.monotonic() + PATIENCE
    while (found := marked(mark, since)) and time.monotonic() < deadline:
        end(found)


def adopt_orphans(adopt: bool = True) -> None:
    """Linux: what a child of this process leaves behind becomes its own, to be ended."""
    if sys.platform == "linux":
        import ctypes

        pr_set_child_subreaper = 36
        ctypes.CDLL(None).prctl(pr_set_child_subreaper, int(adopt), 0, 0, 0)
