"""Each layer refuses what it is there for; without it, the same act gets through."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from confined import Workers, loaded
from conftest import answer
from nngrade import course
from nngrade.sandbox.layers import identity
from nngrade.sandbox.replies import Answered, Raised

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")

KERNEL = ("Landlock", "system-call filter")
ALL_BUT_LIMITS = (*KERNEL, "namespaces", "user id of its own", "no new privileges")

HEAD = """
import ctypes, os, signal, socket, sys, tempfile, threading, time
libc = ctypes.CDLL(None, use_errno=True)

def checked(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result

def read(path):
    "Below Python, where nngrade's own audit hook does not hear of it."
    descriptor = checked(libc.open(os.fsencode(path), os.O_RDONLY))
    if os.path.isdir(path):
        checked(libc.getdents64(descriptor, ctypes.create_string_buffer(4096), 4096))
    os.close(descriptor)

def memory_of(pid):
    here = ctypes.create_string_buffer(8)
    class Piece(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))
    piece = Piece(ctypes.addressof(here), 8)
    one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
    args = ctypes.byref(piece), one, ctypes.byref(piece), one, none
    checked(libc.process_vm_readv(pid, *args))

def a_thread():
    thread = threading.Thread(target=time.sleep, args=(0,))
    thread.start()
    thread.join()
"""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with ExitStack() as stack:
        yield Workers(stack)


def acted(workers: Workers, act: str, arg: Any = None, **chosen: Any) -> Any:
    """The reply of a worker that does `act`, which may use `arg`."""
    return workers.ask(f"{HEAD}\ndef f(arg):\n{indent(act, '    ')}\n", arg, **chosen)


# Which layers together refuse the act; switched off, it gets through.
FILES = {
    "a file of the system": "read('/etc/passwd')",
    "the root directory": "read('/')",
    "the folder of all scratch directories": "read(os.path.dirname(os.getcwd()))",
    "the temporary directory": "read(os.path.dirname(os.path.dirname(os.getcwd())))",
    "a file beside its scratch directory": (
        "path = os.path.dirname(os.getcwd()) + '/mine'\n"
        "os.close(os.open(path, os.O_CREAT | os.O_WRONLY))\nos.unlink(path)"
    ),
    "a hard link to a file elsewhere": "os.link('/etc/hostname', 'mine')",
}
CALLS = {
    "a process": "if os.fork() == 0: os._exit(0)\nos.wait()",
    "a process by vfork": "import subprocess; subprocess.run(['/bin/true'])",
    "a program": "os.execv('/dev/null/none', ['none'])",
    "tracing itself": "checked(libc.ptrace(0, 0, 0, 0))",
    "memory of another process": "memory_of(os.getpid())",
    "shared memory without a name": "os.close(os.memfd_create('mine'))",
    "shared memory of the old kind": "checked(libc.shmget(0, 4096, 0o1600))",
    "a socket": "socket.socket(socket.AF_INET).close()",
    "the mode of a file": "open('mine', 'w').close(); os.chmod('mine', 0o777)",
    "the times of a file": "open('mine', 'w').close(); os.utime('mine', (1, 1))",
    "a pipe with a name": "os.mkfifo('mine')",
    "another's priority": "os.setpriority(os.PRIO_PROCESS, 0, 5)",
    "a namespace": "checked(libc.unshare(0x00000400))",
    "watching files": "checked(libc.inotify_init1(0))",
    "a process's descriptor": "os.close(os.pidfd_open(os.getpid()))",
    "signals on a descriptor for others": "import fcntl; fcntl.fcntl(1, fcntl.F_SETOWN, 1)",
    "new limits": "checked(libc.prlimit(0, 4, (ctypes.c_ulong * 2)(0, 0), None))",
    "a handle of a file": "checked(libc.name_to_handle_at(-100, b'.', b'', b'', 0))",
}
REFUSED = ("PermissionError", "BlockingIOError")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_landlock_refuses_files(workers: Workers, mode: str, name: str) -> None:
    """What is outside its own directory and not Python's; without Landlock it is there."""
    reply = acted(workers, FILES[name], mode=mode)
    assert isinstance(reply, Raised), reply
    assert reply.type == "PermissionError"
    free = acted(workers, FILES[name], mode=mode, without=("Landlock", "user id of its own"))
    assert isinstance(free, (Answered, Raised))
    if isinstance(free, Raised):  # another file system, or no such right for anyone
        assert reply.message != free.message
        assert "Invalid cross-device link" in free.message


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_the_filter_refuses_calls(workers: Workers, mode: str, name: str) -> None:
    """By permission; without the filter the kernel does it, or refuses it in another way."""
    reply = acted(workers, CALLS[name], mode=mode)
    assert isinstance(reply, Raised), reply
    assert reply.type == "PermissionError"
    assert "Operation not permitted" in reply.message
    free = acted(workers, CALLS[name], mode=mode, without=KERNEL)
    if isinstance(free, Raised):
        assert free.type != "PermissionError", free


def library_file(name: str) -> str:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin


@pytest.mark.parametrize("library", ["torch", "sympy", "sklearn", "pandas", "click", "pytest"])
def test_a_numpy_exercise_cannot_read_other_libraries(workers: Workers, library: str) -> None:
    """Not even their source; exercise 5 reads those that it may import. Without Landlock all do."""
    path = library_file(library)
    reply = acted(workers, "read(arg)", path)
    assert isinstance(reply, Raised)
    assert reply.type == "PermissionError"
    assert isinstance(acted(workers, "read(arg)", path, without=("Landlock",)), Answered)
    assert isinstance(acted(workers, "read(arg)", library_file("numpy")), Answered)


@pytest.mark.parametrize("library", ["torch", "sympy", "sklearn", "pandas", "click", "pytest"])
def test_exercise5_reads_what_it_may_import(workers: Workers, library: str) -> None:
    """PyTorch and its company; nothing of what else is installed beside them."""
    reply = acted(workers, "read(arg)", library_file(library), exercise="exercise5")
    assert isinstance(reply, Raised if library in ("click", "pytest") else Answered), reply


@pytest.mark.parametrize("exercise", ["exercise3", "exercise5"])
def test_the_answers_are_unreadable_below_python_too(workers: Workers, exercise: str) -> None:
    """nngrade's code, stubs and model answers, with calls that no audit hook hears of."""
    for folder in course.hidden_folders():
        for path in (folder, next(folder.glob("*.py"))):
            reply = acted(workers, "read(arg)", str(path), exercise=exercise)
            assert isinstance(reply, Raised), path
            assert reply.type == "PermissionError"
    path = str(course.solution("exercise3"))
    assert isinstance(acted(workers, "read(arg)", path, without=("Landlock",)), Answered)


def test_other_submissions_are_unreadable(workers: Workers) -> None:
    """Two workers of one template: neither reads or writes what the other has in its directory."""
    source = f"""{HEAD}
def f(write):
    with open("mine", "w") as file:
        file.write("secret")
    return os.getcwd()

def peek(folder):
    seen = []
    for act in (lambda: read(folder + "/mine"), lambda: open(folder + "/yours", "w").close()):
        try:
            act()
            seen.append("")
        except PermissionError as error:
            seen.append(str(error.errno))
    return seen
"""
    for without, got in (((), ["13", "13"]), (("Landlock", "user id of its own"), ["", ""])):
        start = workers.get("exercise3", "fork", without)
        with loaded(start, source) as one, loaded(start, source) as other:
            folder = answer(one.call("f", [1], {}))
            assert answer(other.call("peek", [folder], {})) == got


@pytest.mark.parametrize(
    "act",
    [
        "import sqlite3, ssl, decimal, lzma, bz2, zoneinfo, unittest, multiprocessing",
        "import datetime, zoneinfo; datetime.datetime.now(zoneinfo.ZoneInfo('Europe/Zurich'))",
        "import tempfile\nwith tempfile.TemporaryDirectory() as d: open(d + '/f', 'w').write('x')",
        "import asyncio; asyncio.run(asyncio.sleep(0.01))",
        "a_thread()",
        "import numpy.random, numpy.linalg, numpy.fft, numpy.testing, numpy.polynomial",
        "import inspect, numpy; inspect.getsource(numpy.mean)",
        "import platform; platform.platform()",
        "os.mkdir('d'); os.rename('d', 'e'); os.symlink('e', 'f'); os.rmdir('e')",
        "import shutil; open('a', 'w').close(); shutil.copyfile('a', 'b'); os.remove('a')",
        "open(os.devnull, 'w').write('x'); open('/dev/urandom', 'rb').read(4)",
        "os.kill(os.getpid(), 0); signal.raise_signal(signal.SIGCHLD)",
        "import numpy; numpy.save('a.npy', numpy.eye(2)); numpy.load('a.npy')",
        "import concurrent.futures as c\nwith c.ThreadPoolExecutor(4) as p: list(p.map(abs, [1]))",
        "[open('/proc/' + n).read() for n in ('self/status', 'cpuinfo', 'meminfo')]",
    ],
)
@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_what_a_program_needs_it_may_do(workers: Workers, mode: str, act: str) -> None:
    """The standard library, NumPy, threads, files of its own: nobody honest meets a layer."""
    assert isinstance(acted(workers, act, mode=mode), Answered), acted(workers, act, mode=mode)


def test_the_network_is_out_of_reach(workers: Workers) -> None:
    """A server that listens here, with each of the three layers alone; without them it answers."""
    act = "with socket.create_connection(('127.0.0.1', arg), 2): pass"
    layers = {*KERNEL, "namespaces"}
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for alone in layers:
            reply = acted(workers, act, port, without=tuple(sorted(layers - {alone})))
            assert isinstance(reply, Raised), alone
        assert isinstance(acted(workers, act, port, without=tuple(sorted(layers))), Answered)


def test_abstract_sockets_are_scoped(workers: Workers) -> None:
    """A socket without a file, which Landlock's rules for files do not see."""
    act = "with socket.socket(socket.AF_UNIX) as s: s.connect('\\0' + arg)"
    name = f"nngrade-test-{os.getpid()}"
    others = ("system-call filter", "namespaces")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{name}")
        server.listen()
        reply = acted(workers, act, name, without=others)
        assert isinstance(reply, Raised)
        assert reply.type == "PermissionError"
        assert isinstance(acted(workers, act, name, without=(*others, "Landlock")), Answered)


def test_signals_stay_at_home(workers: Workers) -> None:
    """The template and the grader get none, with each of the layers alone."""
    layers = {*KERNEL, "user id of its own"}
    for target in ("os.getppid()", str(os.getpid())):
        act = f"os.kill({target}, 0)"
        for alone in sorted(layers):
            without = tuple(sorted(layers - {alone}))
            if alone in workers.layers("exercise3", "fork", without):  # root's, and maybe not here
                reply = acted(workers, act, without=without)
                assert isinstance(reply, Raised), (target, alone)
                assert reply.type == "PermissionError"
        assert isinstance(acted(workers, act, without=tuple(sorted(layers))), Answered)


LIMITS = {
    "memory": ("import numpy; numpy.empty(3 << 30, 'u1')", "MemoryError"),
    "the size of a file": ("with open('a', 'wb') as file: file.truncate(65 << 20)", "OSError"),
    "open files": ("a = [os.dup(0) for _ in range(300)]", "OSError"),
}


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_limits_hold(workers: Workers, mode: str, name: str) -> None:
    """Memory, files and descriptors; without the layer there is more of each."""
    act, error = LIMITS[name]
    reply = acted(workers, act, mode=mode)
    assert isinstance(reply, Raised)
    assert error in reply.bases
    free = acted(workers, act, mode=mode, without=("resource limits",))
    assert isinstance(free, Answered), free


def test_threads_are_counted(workers: Workers) -> None:
    """A thread bomb ends at the limit; without it the machine would have to bear it."""
    act = """
threading.stack_size(1 << 17)
gate = threading.Event()
started = 0
try:
    for _ in range(600):
        threading.Thread(target=gate.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
gate.set()
return started
"""
    bounded, free = answer(acted(workers, act)), acted(workers, act, without=("resource limits",))
    assert 50 < bounded < 600
    assert answer(free) == 600


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_each_worker_has_a_user_id_of_its_own(workers: Workers) -> None:
    """Not root's, not nobody's, and not another worker's; nor can it come back."""
    act = "return list(os.getresuid() + os.getresgid()) + os.getgroups()"
    one, other = answer(acted(workers, act)), answer(acted(workers, act))
    assert len(set(one)) == 1
    assert one != other
    assert min(one + other) > 100_000
    held = "return [l.split()[1] for l in open('/proc/self/status') if l.startswith('CapPrm')][0]"
    assert int(answer(acted(workers, held)), 16) in (0, identity.READ_ANYTHING)
    assert set(answer(acted(workers, act, without=("user id of its own",)))) == {0}


def test_no_new_privileges(workers: Workers) -> None:
    """Landlock and the filter ask for it too; without all three it is not set."""
    act = (
        "return [l.split()[1] for l in open('/proc/self/status') if l.startswith('NoNewPrivs')][0]"
    )
    assert answer(acted(workers, act)) == "1"
    assert answer(acted(workers, act, without=KERNEL)) == "1"
    assert answer(acted(workers, act, without=(*KERNEL, "no new privileges"))) == "0"


def test_namespaces_are_its_own(workers: Workers) -> None:
    """Where the system allows it: another network, with nothing in it."""
    act = "return os.readlink('/proc/self/ns/net')"
    own, shared = acted(workers, act), acted(workers, act, without=("namespaces",))
    assert answer(shared) == str(Path("/proc/self/ns/net").readlink())
    assert answer(own) != answer(shared)


def test_the_environment_is_empty(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an interpreter needs to start is taken away before the submission comes."""
    monkeypatch.setenv("LD_LIBRARY_PATH", tempfile.gettempdir())
    act = "return sorted(n for n in os.environ if not n.endswith('_NUM_THREADS'))"
    with ExitStack() as stack:
        fresh = Workers(stack)
        assert answer(acted(fresh, act)) == []
        found = answer(acted(fresh, act, without=("empty environment",)))
        assert "LD_LIBRARY_PATH" in found


def test_it_has_a_session_of_its_own(workers: Workers) -> None:
    """Its group is ended at once; without the layer it would be the template's."""
    act = "return os.getsid(0) == os.getpgid(0) == os.getpid()"
    assert answer(acted(workers, act)) is True
    assert answer(acted(workers, act, without=("own process group",))) is False


def test_descriptors_are_closed() -> None:
    """Whatever is open besides those that are kept; shown in a process made for it."""
    script = """
import os
from nngrade.sandbox.layers import process
from nngrade.sandbox.layers.prepared import Prepared
a, b = os.pipe()
assert process.closed_descriptors(None, Prepared(descriptors=(b,)))
os.fstat(b)
try:
    os.fstat(a)
except OSError:
    print("closed")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == "closed\n", done.stderr


def test_its_directory_is_empty_and_goes_away(workers: Workers) -> None:
    """And so does what was written there, also by a user of its own."""
    act = "os.makedirs('a/b'); open('a/b/c', 'w').close(); return os.getcwd()"
    folder = Path(answer(acted(workers, act)))
    assert folder.parent.parent == Path(tempfile.gettempdir()).resolve()
    assert not folder.exists()
    assert answer(acted(workers, "return os.getcwd()", without=("scratch directory",))) != folder
