"""A check imports what its exercise needs and nothing else: that is what keeps it quick."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"torch", "pandas", "sklearn", "scipy", "sympy", "rich", "matplotlib"}
SCRIPT = """
import json, sys
from nngrade.cli import status_of_run
status = status_of_run(sys.argv[1:])
tops = {name.partition(".")[0] for name in sys.modules}
print(json.dumps([status, sorted(tops)]), file=sys.stderr)
"""


def imported_by(*args: str) -> tuple[int, set[str]]:
    """The status of a command, and the top-level modules its process has loaded at the end."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *args], capture_output=True, text=True, check=True
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    return status, set(modules)


@pytest.mark.parametrize("exercise", ["exercise1", "exercise2", "exercise3", "exercise4"])
def test_right_answer_needs_numpy_alone(exercise: str) -> None:
    """Checking a right NumPy answer loads no heavy library into the grader."""
    status, modules = imported_by("check", exercise, str(ROOT / "solutions" / f"{exercise}.py"))
    assert status == 0
    assert "numpy" in modules
    assert not modules & HEAVY


def test_exercise5_loads_pytorch_in_the_template_only() -> None:
    """PyTorch is loaded once, in the template: never in the grader's own process."""
    status, modules = imported_by("check", "exercise5", str(ROOT / "solutions" / "exercise5.py"))
    assert status == 0
    assert not modules & HEAVY


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["grade", "--help"], ["list"]])
def test_help_needs_not_even_numpy(args: list[str]) -> None:
    """Help and `list` answer without loading NumPy."""
    _, modules = imported_by(*args)
    assert not modules & (HEAVY | {"numpy"})


def test_template_starts_before_numpy_is_loaded_here() -> None:
    """The template is on its way before the grader loads NumPy: both load at the same time."""
    script = (
        "import sys; from nngrade import judge;"
        "start = judge.prepare('exercise3', judge.Options(seed=1)); early = 'numpy' in sys.modules;"
        "start.close(); sys.exit(early)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
