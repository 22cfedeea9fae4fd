"""Nothing outlives a worker: whole trees of processes end, whatever finds them on this system."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing

import psutil
import pytest

from confined import launched, loaded
from conftest import answer
from nngrade.sandbox import trees
from nngrade.sandbox.forks import Template

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="what it starts is forked")

# Three children in sessions of their own, each with one more that loses its parent at once.
FAMILY = """
import os, time
def f():
    inward, outward = os.pipe()
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.setsid()
                os.write(outward, f"{os.getpid()} ".encode())
                time.sleep(600)
            os.write(outward, f"{os.getpid()} ".encode())
            if ORPHANS:
                os._exit(0)
            time.sleep(600)
    pids = []
    while len(pids) < 6:
        pids += [int(pid) for pid in os.read(inward, 1000).split()]
    return pids
"""


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def settled(holds: Callable[[], bool], seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def gone(pids: Iterable[int], seconds: float = 5.0) -> bool:
    return settled(lambda: not any(map(alive, pids)), seconds)


@pytest.mark.parametrize("orphans", [False, True])
@pytest.mark.parametrize("without", ["system-call filter", "all"])
@pytest.mark.parametrize("mode", ["fork", "spawn", "pumped"])
def test_no_process_stays(mode: str, without: str, orphans: bool) -> None:
    """Children in sessions of their own and their orphans; where no filter forbids them at all."""
    if sys.platform != "linux" and mode == "fork" and orphans:
        pytest.skip("only Linux hands orphans to the template")
    source = f"ORPHANS = {orphans}\n{FAMILY}"
    with closing(launched("exercise3", mode, (without,))) as start:
        with loaded(start, source) as pupil:
            pids = answer(pupil.call("f", [], {}))
            assert len(pids) == 6
            assert settled(lambda: sum(map(alive, pids)) == (3 if orphans else 6))
        assert gone(pids), [pid for pid in pids if alive(pid)]


@pytest.mark.skipif(sys.platform != "linux", reason="a signal of Linux's")
@pytest.mark.parametrize("without", [(), ("parent-death signal",)])
def test_a_worker_ends_with_its_template(without: tuple[str, ...]) -> None:
    """At once; without the signal it would go on until somebody ends it."""
    source = "import os\ndef f(): return os.getpid()"
    with closing(launched("exercise3", "fork", without)) as start:
        assert isinstance(start, Template)
        with loaded(start, source) as pupil:
            pid = answer(pupil.call("f", [], {}))
            start.process.send_signal(signal.SIGKILL)
            start.process.wait()
            assert gone([pid], 0.5 if without else 5.0) == (not without)
        assert gone([pid])


def test_without_psutil_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer are found then; the worker itself and its group are ended in another way."""
    monkeypatch.setitem(sys.modules, "psutil", None)
    assert trees.descendants(os.getpid()) == trees.marked("any", 0.0) == set()
    trees.end({os.getpid()})  # it could not even if it wanted to
