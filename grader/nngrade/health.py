"""What this machine offers to nngrade, each point tried and not assumed."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from nngrade import __version__, devices, judge
from nngrade.sandbox import strength
from nngrade.sandbox.launch import LaunchError, clean_environment
from nngrade.sandbox.settings import WITHOUT_LAYERS
from nngrade.workspace import folder

OLDEST_PYTHON = (3, 11)
LIBRARIES = ("numpy", "sympy", "scikit-learn", "pandas", "click")
TRIAL = b"def fans(shape):\n    return shape[1], shape[0]\n"
NEEDED = {strength.LANDLOCK: "landlockpy", strength.CALL_FILTER: "seccompy"}
MEANING = {
    strength.STRONG: "strong: the kernel itself refuses what a submission may not do",
    strength.PARTIAL: "partial: enough for files of your own, not for those of strangers",
    strength.NONE: "none: a self-check, not tamper-proof; do not run files of strangers",
}


@dataclass(frozen=True)
class Finding:
    """One point: good, bad, or (None) merely so; and the command that mends it."""

    topic: str
    good: bool | None
    says: str
    mend: str = ""


def findings() -> Iterator[Finding]:
    """All points, in the order in which they are shown."""
    yield _python()
    yield _libraries()
    yield from _pytorch()
    yield _data()
    yield _workspace()
    yield from _isolation()


def _python() -> Finding:
    says = f"{platform.python_version()} ({sys.executable}), nngrade {__version__}"
    good = sys.version_info >= OLDEST_PYTHON
    return Finding("Python", good, says, "" if good else "nngrade needs Python 3.11 or newer.")


def _libraries() -> Finding:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    mend = f"Run: python -m pip install {' '.join(missing)}" if missing else ""
    return Finding("libraries", not missing, ", ".join(found), mend)


def _pytorch() -> Iterator[Finding]:
    """Whether PyTorch can be imported, in a process of its own, and which devices it has."""
    found = devices.torch_version()
    if found is None:
        mend = "Exercise 5 needs it. Run: python -m pip install torch"
        yield Finding("PyTorch", False, "not installed", mend)
        return
    tried = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", devices.QUESTION], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        last = (tried.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        mend = "Run: python -m pip install --force-reinstall torch"
        yield Finding("PyTorch", False, f"{found[0]} is there but cannot be imported: {last}", mend)
        return
    yield Finding("PyTorch", True, f"{found[0]}, built for {found[1] or 'the CPU alone'}")
    cuda, _, mps = tried.stdout.strip().partition(" ")
    names = ["cpu", *(["cuda"] if cuda == "True" else []), *(["mps"] if mps == "True" else [])]
    yield Finding("devices", True, ", ".join(names))


def _data() -> Finding:
    """scikit-learn's cached copy of the housing data, where it keeps it."""
    home = Path(os.environ.get("SCIKIT_LEARN_DATA") or Path.home() / "scikit_learn_data")
    if any(home.glob("cal_housing*.pkz")):
        return Finding("data", True, f"California housing is cached in {home}")
    return Finding(
        "data",
        None,
        "California housing is not downloaded yet; without a network a synthetic one is used",
        "Run once with a network: nngrade train  (or give a file: nngrade train --data FILE)",
    )


def _workspace() -> Finding:
    around = folder.root()
    if around is None:
        return Finding("workspace", None, "not in one", "Run: nngrade init")
    if os.access(around, os.W_OK):
        return Finding("workspace", True, str(around))
    mend = "Checking works; results are not remembered. Move the folder to a place you own."
    return Finding("workspace", False, f"{around} cannot be written to", mend)


def _isolation() -> Iterator[Finding]:
    """Runs a real worker, and names the layers that it found working."""
    options = judge.Options(seed=0, only="fans")
    try:
        with closing(judge.prepare("exercise4", options)) as start:
            report = judge.judge("exercise4", TRIAL, "trial", options, start)
    except LaunchError as problem:
        yield Finding("isolation", False, str(problem), "Please report this with the line above.")
        return
    found = strength.strength(report.isolation)
    strong = True if found == strength.STRONG else None
    yield Finding("isolation", strong, MEANING[found], _stronger(report.isolation))
    yield Finding("", strong, f"working: {', '.join(strength.layers(report.isolation))}")
    if strength.runs_as_root(report.isolation):
        yield Finding("", None, "submissions run as root here, with all that root may do")
    for tried in report.isolation:
        if tried.startswith(strength.REFUSED):
            yield Finding("", strong, tried)
    if not clean_environment() or not os.access(tempfile.gettempdir(), os.W_OK):
        mend = "Set TMPDIR to a folder that you own."
        yield Finding("", False, f"{tempfile.gettempdir()} cannot be written to", mend)


def _stronger(isolation: tuple[str, ...]) -> str:
    """What would make it strong; nothing where it is."""
    missing = strength.CARRYING - set(isolation)
    if not missing:
        return ""
    if os.environ.get(WITHOUT_LAYERS):
        return f"{WITHOUT_LAYERS} switches layers off: unset it to see what there is here."
    if sys.platform != "linux":
        return (
            "Landlock and system-call filters exist on Linux alone: grade strangers' files there."
        )
    absent = [name for name in NEEDED.values() if importlib.util.find_spec(name) is None]
    if absent:
        return f"Run: python -m pip install {' '.join(absent)}"
    return (
        f"There is no {' and no '.join(sorted(missing))} here: Landlock needs Linux 5.13 or newer "
        "and must be switched on in the kernel; a container's own filter may forbid both."
    )
