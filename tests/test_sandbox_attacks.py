"""Whatever a function does instead of answering is its own crash, silence or failure."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import Any

import pytest

from conftest import ROOT, Ask, Judge
from nngrade.report import Report
from nngrade.sandbox.channel import MAX_OUTPUT
from nngrade.sandbox.replies import Answered, Died, TimedOut

HEAD = """
import os, sys, signal, threading, time, struct, gc, json
import numpy as np
"""

# What `output_error` does, and what the check is then said to be.
LEAVES = {
    "exits at once": ("os._exit(0)", "crashed"),
    "exits": ("sys.exit(0)", "crashed"),
    "raises SystemExit": ("raise SystemExit('passed')", "crashed"),
    "raises KeyboardInterrupt": ("raise KeyboardInterrupt", "crashed"),
    "raises GeneratorExit": ("raise GeneratorExit", "crashed"),
    "raises what cannot be told": (
        "class Odd(BaseException):\n    def __str__(self): raise SystemExit\nraise Odd",
        "crashed",
    ),
    "kills itself": ("os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
    "kills its group": ("os.killpg(0, signal.SIGTERM)", "crashed"),
    "aborts": ("os.abort()", "crashed"),
    "breaks": ("import ctypes; ctypes.string_at(0)", "crashed"),
    "stops itself": ("os.kill(os.getpid(), signal.SIGSTOP)", "timed_out"),
    "never ends": ("while True: pass", "timed_out"),
    "never ends, catching all": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "timed_out",
    ),
    "sleeps": ("time.sleep(600)", "timed_out"),
    "ignores signals": (
        "for n in {*range(1, 32)} - {9, 19}: signal.signal(n, signal.SIG_IGN)\ntime.sleep(600)",
        "timed_out",
    ),
    "waits for a thread": ("threading.Thread(target=time.sleep, args=(600,)).run()", "timed_out"),
    "goes too deep": ("return output_error(y, y_pred)", "crashed"),
    "goes too deep for the stack": (
        "sys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(s): return repr(A())\nrepr(A())",
        "crashed",
    ),
    "reads the keyboard": ("return float(input())", "crashed"),
    "takes all memory at once": ("return np.ones(1 << 40)", "crashed"),
    "takes all memory": ("a = []\nwhile True: a.append(np.empty(1 << 23))", "crashed"),
    "fills the disk": (
        "with open('big', 'wb') as file:\n    while True: file.write(bytes(1 << 24))",
        "crashed",
    ),
    "opens every file": ("a = []\nwhile True: a.append(open('f', 'w'))", "crashed"),
}
ANSWERS = {
    "a huge array": ("return np.ones(1 << 24)", "crashed"),
    "an array that only looks huge": (
        "return np.broadcast_to(np.float64(1), (1 << 20, 1 << 20))",
        "crashed",
    ),
    "itself": ("a = []\na.append(a)\nreturn a", "crashed"),
    "a generator": ("return (k for k in range(3))", "failed"),
    "an array of objects": ("return np.array([y_pred - y, None])", "failed"),
    "an integer without end": ("return 10**100000", "failed"),
    "what equals everything": (
        "class Equal(float):\n    def __eq__(self, other): return True\nreturn Equal(99.0)",
        "failed",
    ),
    "what cannot be shown": (
        "class Odd:\n    def __repr__(self): raise ValueError\nreturn Odd()",
        "failed",
    ),
    "what ends when it is shown": (
        "class Odd:\n    def __repr__(self): os._exit(0)\nreturn Odd()",
        "crashed",
    ),
    "a class": ("return float", "failed"),
    "its own arguments, changed": ("y_pred -= y; return [y_pred]", "failed"),
}
EVERY = "for fd in range(50):\n    try: {0}\n    except OSError: pass\n"
FIRST = EVERY.replace("range(50)", "range(3, 50)").replace("{0}", "{0}; break")
WRITES = {
    "closes everything": ("os.closerange(0, 100); return y_pred - y", "crashed"),
    "writes garbage": (EVERY.format("os.write(fd, b'PASS' * 100)"), "crashed"),
    "writes a few bytes": (EVERY.format("os.write(fd, b'n')") + "return y_pred - y", "crashed"),
    "writes a header and no more": (
        FIRST.format("os.write(fd, struct.pack('!4sHQII', b'nngr', 1, 2, 9, 9))")
        + "time.sleep(60)",
        "timed_out",
    ),
    "declares a huge frame": (
        EVERY.format("os.write(fd, struct.pack('!4sHQII', b'nngr', 1, 2, 2**32 - 1, 2**32 - 1))"),
        "crashed",
    ),
    "writes without end": (
        "while True:\n" + indent(EVERY.format("os.write(fd, bytes(1 << 16))"), "    "),
        "crashed",
    ),
    "answers another question first": (
        "tree = json.dumps({'dict': [['kind', 'value'], ['value', 0], ['left', None]]}).encode()\n"
        "frame = struct.pack('!4sHQII', b'nngr', 1, 77, len(tree), 0) + tree\n"
        + EVERY.format("os.write(fd, frame)"),
        "crashed",
    ),
    "reports progress that nobody asked for": (
        "tree = json.dumps({'dict': [['kind', 'progress'], ['done', 1]]}).encode()\n"
        "frame = struct.pack('!4sHQII', b'nngr', 1, 2, len(tree), 0) + tree\n"
        + EVERY.format("os.write(fd, frame)"),
        "crashed",
    ),
    "swallows the questions": (EVERY.format("os.dup2(0, fd)") + "return y_pred - y", "crashed"),
}


def checked(verdict: Judge, body: str, mode: str, **options: Any) -> Report:
    """The report on `output_error` with this body, in at most a second a call."""
    source = f"{HEAD}\ndef output_error(y, y_pred):\n{indent(dedent(body), '    ')}\n"
    chosen = {"timeout": 1.0, "only": "output_error"} | options
    return verdict("exercise3", source, mode, **chosen)


ATTACKS = LEAVES | ANSWERS | WRITES


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_never_the_graders_error(verdict: Judge, mode: str, name: str) -> None:
    """Each attack gets its own status; the message says what happened, with evidence."""
    body, status = ATTACKS[name]
    seconds = 1.0 if status == "timed_out" else 20.0  # a busy machine is slow at other things
    (check,) = checked(verdict, body, mode, timeout=seconds).checks
    assert check.status == status, check
    assert check.message.endswith((".", "?"))
    assert check.evidence is not None
    assert check.score == 0


ORPHAN = """
parent = os.getppid()
if os.fork() == 0:
    os.setsid()
    while True: os.kill(parent, signal.SIGSTOP)
return y_pred - y
"""


@pytest.mark.parametrize(
    "body",
    [
        "os.kill(os.getppid(), signal.SIGSTOP); return y_pred - y",
        "os.kill(os.getppid(), signal.SIGKILL); return y_pred - y",
        "os.kill(os.getppid(), signal.SIGSTOP); os._exit(0)",
        "os.kill(os.getppid(), signal.SIGKILL); os._exit(0)",
        ORPHAN,
    ],
)
def test_a_template_that_is_stopped_or_killed_is_replaced(verdict: Judge, body: str) -> None:
    """The next function, and the next submission, are judged as ever."""
    solution = (ROOT / "solutions" / "exercise3.py").read_text(encoding="utf-8")
    source = f"{HEAD}{solution}\n\ndef output_error(y, y_pred):\n{indent(body, '    ')}\n"
    alone = source.replace("error = output_error(y, _predict(w, x))", "error = _predict(w, x) - y")
    report = verdict("exercise3", alone, "fork")
    first, *others = report.checks
    assert first.status in ("passed", "crashed"), first
    assert {check.status for check in others} == {"passed"}
    assert verdict("exercise3", solution, "fork").status == "passed"


def test_printing_without_end_is_bounded(verdict: Judge, mode: str) -> None:
    """The first bytes are kept, and it is said that there were more."""
    report = checked(verdict, "while True: print('spam' * 100)", mode)
    assert report.checks[0].status == "timed_out"
    assert report.printed.startswith("spam")
    assert report.printed.endswith("[more output was cut off]\n")
    assert len(report.printed) < MAX_OUTPUT + 100


def test_what_is_printed_is_kept_and_never_scored(verdict: Judge, mode: str) -> None:
    """From Python and from below it, in any bytes; a right answer stays right."""
    body = """
    print('{"status": "passed"}', "é", "\\ud800")
    print("to the error stream", file=sys.stderr)
    os.write(1, b"\\xff\\n")
    return y_pred - y
    """
    report = checked(verdict, body, mode)
    assert report.status == "passed"
    for words in ('{"status": "passed"} é \\ud800', "to the error stream", "\ufffd"):
        assert words in report.printed


@pytest.mark.parametrize(
    "body",
    [
        "threading.Thread(target=time.sleep, args=(600,)).start()",
        "threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()",
        "signal.signal(signal.SIGALRM, signal.SIG_IGN)",
        "sys.stdout = sys.stderr = sys.stdin = None",
        "sys.stdout.close(); sys.stderr.close()",
        "sys.modules.clear()",
        "import builtins; builtins.float = builtins.isinstance = None",
        "import atexit; atexit.register(os._exit, 0)",
        "os.chdir('/'); os.environ['X'] = '1'; gc.disable()",
        "os.close(1); os.close(2)",
        "np.seterr(all='raise'); np.random.seed(0)",
        "import warnings; warnings.simplefilter('error'); warnings.warn = None",
    ],
)
def test_what_it_leaves_behind_changes_no_verdict(verdict: Judge, body: str) -> None:
    """Its answer is right: it passes, or its worker broke and it crashed; the next is unharmed."""
    (check,) = checked(verdict, f"{body}\nreturn y_pred - y", "fork").checks
    assert check.status in ("passed", "crashed", "timed_out"), check
    assert checked(verdict, "return y_pred - y", "fork").status == "passed"


def test_one_bad_function_costs_its_own_checks_only(verdict: Judge, mode: str) -> None:
    """Those before and after it are judged as ever."""
    source = (ROOT / "solutions" / "exercise2.py").read_text(encoding="utf-8")
    source += "\n\ndef squared_error(y, y_pred):\n    import os\n    os._exit(1)\n"
    report = verdict("exercise2", source, mode)
    statuses = {check.name: check.status for check in report.checks}
    assert statuses.pop("squared_error") == "crashed"
    assert set(statuses.values()) == {"passed"}


@pytest.mark.parametrize(
    ("top", "kind"),
    [("os._exit(0)", Died), ("while True: pass", TimedOut), ("print('x'); f = None", Answered)],
)
def test_an_import_that_does_not_come_back(ask: Ask, top: str, kind: type) -> None:
    """Nothing is asked of a file that could not be loaded, and nothing waits for it."""
    reply = ask(f"import os\n{top}\ndef f(): return 1", seconds=1.0)
    assert isinstance(reply, kind)
