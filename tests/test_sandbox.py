"""What a submission finds around it: little, nothing secret, and nothing that stays."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from conftest import Ask, Judge, answer
from nngrade import judge
from nngrade.sandbox import student
from nngrade.sandbox.replies import Died, Loaded

SEED = 1_234_567_891


def test_it_is_a_module_like_any_other(ask: Ask) -> None:
    """In `sys.modules` under the exercise's name, not `__main__`; with a file that it can name."""
    source = """
    import sys, pickle, dataclasses
    @dataclasses.dataclass
    class Point:
        x: float
    def f():
        me = sys.modules[__name__]
        same = pickle.loads(pickle.dumps(Point(2.0))) == Point(2.0)
        return __name__, __file__, me.f is f, same, "__main__" in sys.modules, sys.argv[1:2]
    """
    name, file, registered, pickles, main, _ = answer(ask(source))
    assert (name, file, registered, pickles, main) == (
        "exercise3",
        "exercise3.py",
        True,
        True,
        True,
    )


def test_it_runs_in_an_empty_directory_of_its_own(ask: Ask) -> None:
    """Which is removed afterwards, with whatever was written there."""
    source = """
    import os, pathlib
    def f():
        found = os.getcwd(), os.listdir()
        pathlib.Path("sub").mkdir()
        pathlib.Path("sub", "file").write_text("mine")
        return found
    """
    folder, listed = answer(ask(source))
    assert listed == []
    assert Path(folder).parents[1] == Path(tempfile.gettempdir()).resolve()
    assert not Path(folder).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_finds_no_descriptors_but_its_own(ask: Ask) -> None:
    """Standard streams and the channel: nothing of the grader's or the template's."""
    source = "import os\ndef f(): return sorted(int(n) for n in os.listdir('/proc/self/fd'))"
    found = answer(ask(source))
    assert found[:3] == [0, 1, 2]
    assert len(found) <= 3 + 2 + 1  # a socket or two, and the listing's own


def test_it_sees_no_environment(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the grader's is not there, in Python or in /proc."""
    monkeypatch.setenv("NNGRADE_TEST_SECRET", "open sesame")
    source = """
    import os
    def f():
        text = repr(dict(os.environ))
        for name in ("environ", "cmdline"):
            if os.path.exists(f"/proc/self/{name}"):
                with open(f"/proc/self/{name}", "rb") as file:
                    text += repr(file.read())
        return "sesame" in text or "SECRET" in text or "HOME" in os.environ, len(os.environ)
    """
    with (
        closing(judge.prepare("exercise3", judge.Options(0, mode=mode))) as start,
        closing(student.submission(start, dedent(source).encode(), 20.0, 1)) as pupil,
    ):
        seen, count = answer(pupil.call("f", [], {}))
    assert not seen
    assert count < 10


def test_it_does_not_see_the_seed(verdict: Judge, mode: str) -> None:
    """Not in any frame or object; the entropy that its own generators get is found that way."""
    entropy = judge._entropy(SEED)
    source = f"""
    import gc, sys
    def numbers():
        frame = sys._getframe()
        while frame:
            for value in frame.f_locals.values():
                yield from list(value.values()) if isinstance(value, dict) else [value]
            frame = frame.f_back
        for thing in gc.get_objects():
            if type(thing) in (dict, list, tuple):
                yield from list(thing.values()) if type(thing) is dict else thing
    def seen(less):
        return any(type(n) is int and n - 7 == less for n in numbers())
    early, control = seen({SEED - 7}), seen({entropy - 7})
    def output_error(y, y_pred):
        assert control and not early and not seen({SEED - 7})
        return y_pred - y
    """
    report = verdict("exercise3", dedent(source), mode, seed=SEED, only="output_error")
    assert report.status == "passed", report.checks


def test_a_worker_that_died_is_replaced(templates: Any, mode: str) -> None:
    """The next question finds the submission loaded anew; what was printed before is kept."""
    source = "import os\nprint('hello')\ndef f(x):\n    return x if x else os._exit(3)"
    with closing(student.submission(templates("exercise3", mode), source.encode(), 20.0, 1)) as it:
        assert answer(it.call("f", [1], {})) == 1
        reply = it.call("f", [0], {})
        assert isinstance(reply, Died)
        assert reply.reason == "ended before it answered"
        assert answer(it.call("f", [2], {})) == 2
        assert isinstance(it.load(), Loaded)
    assert it.printed == "hello\nhello\n"
