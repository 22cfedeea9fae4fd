"""What a submission finds around it: little, nothing secret, and nothing that stays."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Judge
from nngrade import judge
from nngrade.course import hidden_folders
from nngrade.sandbox import student
from nngrade.sandbox.replies import Answered, Died, Loaded, Raised, Reply

MODES = ["fork", "spawn"]
SEED = 1_234_567_891

Ask = Callable[..., Reply]


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """How workers start; forking needs a system that can."""
    if request.param == "fork" and not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    name: str = request.param
    return name


@pytest.fixture
def ask(templates: Any, mode: str) -> Ask:
    """``ask(source)``: what its function `f` answers, called with `args` in a worker of its own."""

    def asked(source: str, *args: Any, exercise: str = "exercise3") -> Reply:
        start = templates(exercise, mode)
        with closing(student.submission(start, source.encode(), 20.0, 1)) as pupil:
            return pupil.call("f", args, {})

    return asked


def answer(reply: Reply) -> Any:
    """The value of a call that must have answered."""
    assert isinstance(reply, Answered), reply
    return reply.value


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
    name, file, registered, pickles, main, _ = answer(ask(dedented(source)))
    assert (name, file, registered, pickles, main) == (
        "exercise3",
        "exercise3.py",
        True,
        True,
        True,
    )


def dedented(source: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in source.splitlines())


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
    folder, listed = answer(ask(dedented(source)))
    assert listed == []
    assert Path(folder).parent == Path(tempfile.gettempdir()).resolve()
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
        closing(student.submission(start, dedented(source).encode(), 20.0, 1)) as pupil,
    ):
        seen, count = answer(pupil.call("f", [], {}))
    assert not seen
    assert count < 10


def test_it_does_not_see_the_seed(verdict: Judge, mode: str) -> None:
    """Not in any frame or object; the entropy that its own generators get is found that way."""
    entropy = zlib.crc32(f"worker {SEED}".encode())
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
    report = verdict("exercise3", dedented(source), mode, seed=SEED, only="output_error")
    assert report.status == "passed", report.checks


@pytest.mark.parametrize("name", ["os.listdir", "os.scandir", "open", "os.open", "io.open_code"])
def test_it_cannot_read_nngrades_files(ask: Ask, name: str) -> None:
    """Code, stubs and solutions; through links, relative names and bytes as well."""
    source = """
    import io, os
    READ = {"open": open, "os.open": lambda p: os.open(p, os.O_RDONLY), "os.listdir": os.listdir,
            "os.scandir": os.scandir, "io.open_code": io.open_code}
    def f(name, folders):
        got = []
        for k, (folder, file) in enumerate(folders):
            here = folder if "dir" in name else os.path.join(folder, file)
            os.symlink(folder, f"link{k}")
            link = f"link{k}" if "dir" in name else f"link{k}/{file}"
            for path in (here, os.path.relpath(here), link, f"./{link}"):
                try:
                    READ[name](path)
                    got.append(path)
                except PermissionError as error:
                    assert "nngrade's own files" in str(error), error
        return got
    """
    files = {folder: next(folder.glob("*.py")).name for folder in hidden_folders()}
    folders = [[str(folder), file] for folder, file in files.items()]
    assert len(folders) == 3
    assert answer(ask(dedented(source), name, folders)) == []


@pytest.mark.parametrize(
    "how",
    [
        "os.link(path, 'mine')",
        "os.rename(path, 'mine')",
        "os.rename(os.path.dirname(path), 'mine')",
        "os.open(os.path.dirname(os.path.dirname(path)), os.O_RDONLY)",
        "os.open('/', os.O_RDONLY)",
    ],
)
def test_it_cannot_reach_nngrades_files_another_way(ask: Ask, how: str) -> None:
    """By a second name in the scratch directory, or relative to the descriptor of a folder."""
    nowhere = hidden_folders()[0] / "missing" / "file.py"  # harmless should it get through
    reply = ask(f"import os\ndef f(path):\n    {how}", str(nowhere))
    assert isinstance(reply, Raised)
    assert reply.type == "PermissionError"
    assert "nngrade's own files" in reply.message


@pytest.mark.parametrize(
    "trick",
    [
        "",
        "sys.meta_path.pop(0)",
        "sys.meta_path.pop(0); sys.path.insert(0, own)",
        "sys.path.insert(0, own); sys.path_importer_cache.clear(); del sys.meta_path[0]",
        "sys.modules.pop('nngrade', None); sys.meta_path[:] = sys.meta_path[1:] + [None][:0]",
    ],
)
def test_it_cannot_import_the_answers(ask: Ask, trick: str) -> None:
    """Nor are they in `sys.modules`; not even where the allow-list itself was taken away."""
    source = f"""
    import sys
    def f(own):
        assert not [name for name in sys.modules if name.partition(".")[0] == "nngrade"]
        {trick or "pass"}
        import nngrade.references.worked_example
    """
    reply = ask(dedented(source), str(ROOT / "grader"))
    assert isinstance(reply, Raised)
    assert reply.type in ("ImportError", "ModuleNotFoundError", "PermissionError")


@pytest.mark.parametrize("exercise", ["exercise3", "exercise5"])
@pytest.mark.parametrize("library", ["sympy", "torch", "sklearn.linear_model", "pandas", "scipy"])
def test_imports_follow_the_exercise(templates: Any, exercise: str, library: str) -> None:
    """PyTorch and its company in exercise 5 alone; the sentence names exercise and library."""
    source = f"def f():\n    import {library}\n    return {library}.__name__"
    with closing(student.submission(templates(exercise), source.encode(), 60.0, 1)) as pupil:
        reply = pupil.call("f", [], {})
    if exercise == "exercise5":
        assert answer(reply) == library
    else:
        top = library.partition(".")[0]
        assert isinstance(reply, Raised)
        assert (reply.type, reply.line) == ("ImportError", 2)
        assert reply.message == (
            f"exercise3 may import the standard library and NumPy; {top!r} is not among them."
        )


@pytest.mark.parametrize("library", ["nngrade", "pip", "pytest", "hypothesis", "click", "no_such"])
def test_nothing_else_may_be_imported(ask: Ask, library: str) -> None:
    """Whether it is installed or not, at the top of the file too."""
    reply = ask(f"import {library}\ndef f(): return 1")
    assert isinstance(reply, Raised)
    assert reply.type == "ImportError"
    assert f"{library!r} is not among them" in reply.message


def test_no_process_stays(templates: Any) -> None:
    """Children in sessions of their own, and theirs, end when the worker is reaped."""
    if sys.platform != "linux":
        pytest.skip("only Linux hands orphans to the template")
    source = """
    import os, time
    def f():
        inward, outward = os.pipe()
        for _ in range(3):
            if os.fork() == 0:
                os.setsid()
                os.fork()
                os.setsid() if os.getsid(0) != os.getpid() else None
                os.write(outward, f"{os.getpid()} ".encode())
                time.sleep(600)
        time.sleep(0.5)
        return [int(pid) for pid in os.read(inward, 1000).split()]
    """
    start = templates("exercise3", "fork")
    with closing(student.submission(start, dedented(source).encode(), 20.0, 1)) as pupil:
        pids = answer(pupil.call("f", [], {}))
        assert all(map(alive, pids))
    assert len(pids) == 6
    deadline = time.monotonic() + 5
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, pids))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


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
