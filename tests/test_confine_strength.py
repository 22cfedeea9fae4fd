"""How strong isolation is said to be: what was proved, on this machine and where layers are off."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import landlockpy
import pytest
import seccompy
from seccompy import SeccompError

from confined import Workers
from conftest import ROOT, Judge
from nngrade import cli
from nngrade.sandbox import confine
from nngrade.sandbox.launch import search_paths
from nngrade.sandbox.layers import call_names, filtering, identity
from nngrade.sandbox.settings import WITHOUT_LAYERS, Settings
from nngrade.sandbox.strength import (
    CALL_FILTER,
    LANDLOCK,
    NONE,
    PARTIAL,
    REFUSED,
    STRONG,
    described,
    layers,
    strength,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's layers")
SOLUTION = ROOT / "solutions" / "exercise3.py"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with ExitStack() as stack:
        yield Workers(stack)


@pytest.mark.parametrize(
    ("found", "word", "first"),
    [
        ((LANDLOCK, CALL_FILTER, "namespaces"), STRONG, "strong"),
        ((LANDLOCK, "namespaces"), PARTIAL, "partial: no system-call filter"),
        ((CALL_FILTER,), PARTIAL, "partial: no Landlock"),
        (("namespaces", "resource limits"), NONE, "none: a self-check, not tamper-proof"),
        ((), NONE, "none: a self-check, not tamper-proof"),
    ],
)
def test_strength_is_read_off_a_report(found: tuple[str, ...], word: str, first: str) -> None:
    """From the layers, and from a report's isolation that they are part of."""
    isolation = described(found, ["the network"])
    assert strength(found) == strength(isolation) == word
    assert isolation == (first, *found, REFUSED + "the network")
    assert layers(isolation) == list(found)


@linux
@pytest.mark.parametrize("mode", ["fork", "spawn"])
@pytest.mark.parametrize("name", [*confine.LAYERS, "none of them"])
def test_a_layer_that_is_off_is_not_named(workers: Workers, mode: str, name: str) -> None:
    """All others go on, and strength falls with Landlock and the filter alone."""
    without = (name,) if name in confine.LAYERS else ()
    isolation = workers.layers("exercise3", mode, without)
    missing = {*confine.LAYERS} - {*layers(isolation)}
    optional = {confine.USER_ID, confine.NAMESPACES}  # as the user and the system allow
    assert missing - optional == {*without} - optional
    assert strength(isolation) == (PARTIAL if name in (LANDLOCK, CALL_FILTER) else STRONG)


@linux
def test_the_trial_names_what_was_refused(workers: Workers) -> None:
    """All of it where isolation is strong, what the one layer knows where it is partial."""
    strong = workers.layers("exercise3", "fork")[-1]
    for act in ("nngrade's files", "the network", "starting a process", "outside of its"):
        assert act in strong
    rules_off = workers.layers("exercise3", "fork", (LANDLOCK,))[-1]
    assert "files" not in rules_off
    assert "starting a process" in rules_off
    filter_off = workers.layers("exercise3", "fork", (CALL_FILTER,))[-1]
    assert "nngrade's files" in filter_off
    assert "starting a process" not in filter_off
    assert not any(REFUSED in text for text in workers.layers("exercise3", "fork", ("all",)))


def checked(*args: object, **environment: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "check", *map(str, args), "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    report: dict[str, object] = json.loads(done.stdout)
    return report


@linux
@pytest.mark.parametrize("mode", ["fork", "spawn"])
@pytest.mark.parametrize(
    ("without", "word"),
    [("", STRONG), ("Landlock", PARTIAL), ("system-call filter", PARTIAL), ("all", NONE)],
)
def test_a_whole_check(mode: str, without: str, word: str) -> None:
    """The verdict is the same however strong isolation is; the report tells how strong it was."""
    report = checked("3", SOLUTION, "--isolation", mode, **{WITHOUT_LAYERS: without})
    assert report["score"] == 10
    isolation = report["isolation"]
    assert isinstance(isolation, list)
    assert strength(isolation) == word
    assert isolation[0].startswith(word)


def test_exercise5_needs_no_layer() -> None:
    """The reference and the training work with none of them, too."""
    report = checked("5", ROOT / "solutions" / "exercise5.py", **{WITHOUT_LAYERS: "all"})
    assert report["score"] == 10


def test_an_unknown_layer_is_a_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in a name must not leave a layer on that a test believes to be off."""
    monkeypatch.setenv(WITHOUT_LAYERS, "landlocked")
    assert cli.status_of_run(["check", "3", str(SOLUTION)]) == 2
    assert "'landlocked', which is no layer" in capsys.readouterr().err


@linux
@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("", "strong: the kernel itself refuses"),
        ("Landlock", "NNGRADE_WITHOUT_LAYERS switches layers off"),
        ("all", "none: a self-check, not tamper-proof"),
    ],
)
def test_doctor_says_how_strong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], without: str, words: str
) -> None:
    """With what would make it stronger; being weak is no fault of the machine's."""
    monkeypatch.setenv(WITHOUT_LAYERS, without)
    assert cli.status_of_run(["doctor"]) == 0
    assert words in " ".join(capsys.readouterr().out.split())


def settings(**changes: object) -> Settings:
    return Settings(
        exercise="exercise3",
        family="numpy",
        paths=search_paths("numpy"),
        hidden=("/",),
        root=tempfile.gettempdir(),
        **changes,  # type: ignore[arg-type]
    )


@linux
def test_without_the_libraries_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without `landlockpy` and `seccompy` has fewer layers and no error."""
    network = Path("/proc/self/ns/net").readlink()
    assert confine.prepare(settings()).rules is not None
    assert Path("/proc/self/ns/net").readlink() == network  # it changes nothing of this process
    for name in ("landlock", "filtering"):
        monkeypatch.setitem(sys.modules, f"nngrade.sandbox.layers.{name}", None)
    prepared = confine.prepare(settings())
    assert (prepared.rules, prepared.calls) == (None, None)


@linux
def test_on_an_old_kernel_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that knows neither answers so, and the rest goes on."""
    assert confine.prepare(settings()).calls is not None
    monkeypatch.setattr(landlockpy, "supported", lambda: False)
    monkeypatch.setattr(seccompy, "supported", lambda: False)
    prepared = confine.prepare(settings())
    assert (prepared.rules, prepared.calls) == (None, None)


def test_with_a_gpu_the_drivers_layers_are_left_out() -> None:
    """A driver opens and calls what no list here knows: isolation is weaker, and says so."""
    used = confine._used(settings(gpu=True))
    assert LANDLOCK not in used
    assert CALL_FILTER not in used
    assert "resource limits" in used


def decided(program: bytes, audit_arch: int, call: int, *args: int) -> int:
    """What a filter's program answers for a system call: the kernel's machine, as far as needed."""
    import struct

    values = (*args, *(0,) * (6 - len(args)))
    data = struct.pack("<iIQ6Q", call, audit_arch, 0, *values)
    code = list(struct.iter_unpack("<HBBI", program))
    at, value = 0, 0
    while True:
        kind, yes, no, k = code[at]
        at += 1
        if kind == 0x06:
            return int(k)
        if kind == 0x20:
            (value,) = struct.unpack_from("<I", data, k)
        elif kind == 0x54:
            value &= k
        elif kind == 0x05:
            at += k
        else:
            assert kind == 0x15, kind
            at += yes if value == k else no


ALLOW, PERMISSION, NO_SUCH_CALL = 0x7FFF0000, 0x00050001, 0x00050026
KILL = 0x80000000
FORBIDDEN_CALLS = """
    execve execveat ptrace process_vm_readv process_vm_writev pidfd_open pidfd_getfd socket connect
    bind listen accept4 sendmsg sendmmsg fchmod fchmodat fchown fchownat utimensat setxattr mount
    unshare setns bpf perf_event_open io_uring_setup keyctl memfd_create shmget msgget semget
    open_by_handle_at userfaultfd seccomp setuid setresuid capset chroot mknodat tkill
    rt_sigqueueinfo pidfd_send_signal landlock_restrict_self kcmp process_madvise
"""
FORBIDDEN = FORBIDDEN_CALLS.split()


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_on_both_architectures(monkeypatch: pytest.MonkeyPatch, machine: str) -> None:
    """The compiled program, run here: what it allows, refuses, and decides by the arguments."""
    monkeypatch.setattr(platform, "machine", lambda: machine)
    program, arch, number = filtering.allowed_calls().program, seccompy.audit_arch(), call_number

    def says(name: str, *args: int) -> int:
        return decided(program, arch, number(name), *args)

    for name in filtering.known(call_names.ALLOWED):
        assert says(name) == ALLOW, name
    assert {says(name) for name in FORBIDDEN} == {PERMISSION}
    assert says("clone3") == NO_SUCH_CALL
    assert says("clone", filtering.THREAD | 0x3D0F00) == ALLOW
    assert says("clone", 17) == PERMISSION  # a fork: SIGCHLD alone
    assert says("clone", filtering.THREAD | 0x10000000) == PERMISSION  # with a user namespace
    assert says("ioctl", 0, 0x5401) == ALLOW
    assert says("ioctl", 0, 0x5412) == PERMISSION  # TIOCSTI: typing for somebody else
    assert says("ioctl", 0, (1 << 32) | 0x5412) == PERMISSION
    assert says("fcntl", 0, 3) == ALLOW
    assert says("fcntl", 0, (7 << 32) | 8) == PERMISSION  # the upper half is not looked at
    assert says("prlimit64", 0, 0, 0) == ALLOW
    assert says("prlimit64", 0, 0, 4096) == PERMISSION
    assert says("sendto", 1, 0, 0, 0, 4096) == PERMISSION
    assert decided(program, arch ^ 1, number("read")) == KILL  # another architecture's numbers
    x32 = 0x40000000
    assert decided(program, arch, number("read") | x32) == PERMISSION


def call_number(name: str) -> int:
    return seccompy.syscall_nr(name)


def test_signals_go_to_itself_alone() -> None:
    """To its own number and its own group; whatever the upper half of the argument holds."""
    program, arch = filtering.own_signals(77).program, seccompy.audit_arch()
    for name, target, answer in (
        ("kill", 77, ALLOW),
        ("kill", 0, ALLOW),
        ("kill", 78, PERMISSION),
        ("kill", (1 << 32) - 1, PERMISSION),
        ("tgkill", 77, ALLOW),
        ("tgkill", 0, PERMISSION),
        ("tgkill", 1, PERMISSION),
        ("read", 1, ALLOW),
    ):
        assert decided(program, arch, call_number(name), target) == answer, (name, target)


def test_every_name_of_the_filter_is_a_call() -> None:
    """A name that no architecture has is a slip, which would silently allow nothing."""
    tables = seccompy.syscalls.X86_64_SYSCALLS | seccompy.syscalls.AARCH64_SYSCALLS
    assert {*call_names.ALLOWED, *call_names.ABSENT} <= tables.keys()
    assert issubclass(SeccompError, OSError)  # which confine takes for "not here"


@linux
def test_strong_for_an_ordinary_user() -> None:
    """Nothing of the two layers that carry needs root: shown with a Python that all may run."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        python = ordinary_python(Path(folder))
        command = [python, "-B", "-m", "nngrade", "check", "3", str(SOLUTION), "--format", "json"]
        for mode in ("fork", "spawn"):
            done = subprocess.run(
                [*command, "--isolation", mode],
                capture_output=True,
                text=True,
                check=False,
                cwd="/",
                env={
                    "PYTHONPATH": str(ROOT / "grader"),
                    "HOME": folder,
                    "PATH": os.environ["PATH"],
                },
                **({"user": 1234, "group": 1234, "extra_groups": []} if os.geteuid() == 0 else {}),
            )
            assert done.returncode == 0, done.stderr + done.stdout
            report = json.loads(done.stdout)
            assert report["score"] == 10
            assert strength(report["isolation"]) == STRONG
            assert confine.USER_ID not in report["isolation"]


def ordinary_python(folder: Path) -> str:
    """An interpreter that a user without rights can run, with this environment's packages."""
    packages = sysconfig.get_path("purelib")
    if not identity.readable_by_anyone([packages, ROOT / "grader", SOLUTION.parent]):
        pytest.skip("an ordinary user cannot read the packages installed here")
    if identity.readable_by_anyone([str(Path(sys.executable).resolve().parent)]):
        return sys.executable
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = shutil.which(version, path="/usr/bin:/usr/local/bin")
    if found is None:
        pytest.skip("an ordinary user cannot run this interpreter, and there is no other")
    done = subprocess.run(
        [found, "-m", "venv", "--without-pip", folder / "venv"], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("the system's Python makes no virtual environments")
    site = folder / "venv" / "lib" / version / "site-packages"
    (site / "packages.pth").write_text(f"{packages}\n", encoding="utf-8")
    return str(folder / "venv" / "bin" / "python")


LOADER = """

def make_loader(X, y, batch_size, shuffle):
    data = TensorDataset(
        torch.as_tensor(X, dtype=torch.float32), torch.as_tensor(y, dtype=torch.float32)
    )
    return DataLoader(
        data, batch_size=batch_size, shuffle=shuffle, num_workers=2, persistent_workers=True,
        prefetch_factor=4, timeout=30, worker_init_fn=lambda number: None,
    )
"""


@pytest.mark.parametrize("mode", ["fork", "spawn"])
def test_a_loader_with_processes_of_its_own_is_right(verdict: Judge, mode: str) -> None:
    """It may start none: what it is asked for is loaded where it is iterated over."""
    source = (ROOT / "solutions" / "exercise5.py").read_text(encoding="utf-8")
    head = "from torch.utils.data import DataLoader, TensorDataset\nimport torch\n"
    report = verdict("exercise5", source + head + LOADER, mode)
    assert report.status == "passed", [check.message for check in report.checks]
