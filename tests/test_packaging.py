"""The wheel carries all that is needed, and an install of either kind works when new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from nngrade import rubrics

ROOT = Path(__file__).resolve().parents[1]
NAMES = list(rubrics.CATALOGUE)


def run(*command: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command that finds nngrade where it is installed, not where PYTHONPATH may point."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    parts = [str(part) for part in command]
    return subprocess.run(parts, capture_output=True, text=True, check=False, cwd=cwd, env=around)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def environment(folder: Path) -> Path:
    """A new virtual environment that sees this one's libraries; its Python.

    Only nngrade itself is installed anew: PyTorch takes minutes. `.ci/run` installs all of it.
    """
    venv.create(folder, with_pip=True)
    site = sysconfig.get_path("purelib", "venv", {"base": str(folder)})
    (Path(site) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "python"


def init_and_check(python: Path, folder: Path) -> Path:
    """`init`, a wrong and a right answer in the new environment; where its nngrade is."""
    assert run(python, "-m", "nngrade", "init", "work", cwd=folder).returncode == 0
    work = folder / "work"
    assert run(python, "-m", "nngrade", "check", "3", cwd=work).returncode == 1
    solution = ROOT / "solutions" / "exercise3.py"
    done = run(python, "-m", "nngrade", "check", "3", solution, "--format", "json", cwd=work)
    assert json.loads(done.stdout)["score"] == 10, done.stderr
    return Path(run(python, "-c", "import nngrade; print(nngrade.__file__)", cwd=work).stdout)


def test_wheel_carries_the_course_and_nothing_of_the_tests(built: Path) -> None:
    """Stubs and model answers are package data; tests and benchmarks stay out."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for name in NAMES:
        assert f"nngrade/course/exercises/{name}.py" in names
        assert f"nngrade/course/solutions/{name}.py" in names
    assert "nngrade/py.typed" in names
    assert not [n for n in names if n.startswith(("tests", "benchmarks")) or n.endswith(".csv")]
    assert any(n.endswith("/licenses/LICENSE") for n in names)


def test_installed_wheel_works(built: Path, tmp_path: Path) -> None:
    """`init` and `check` from the installed wheel, away from the checkout."""
    python = environment(tmp_path / "venv")
    (wheel,) = built.glob("*.whl")
    done = run(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    place = init_and_check(python, tmp_path)
    assert (tmp_path / "venv") in place.parents


def test_installed_answers_cannot_be_read_by_a_submission(built: Path, tmp_path: Path) -> None:
    """The model answers in the wheel are there for nngrade, not for the worker."""
    python = environment(tmp_path / "venv")
    (wheel,) = built.glob("*.whl")
    run(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel)
    where = "import nngrade; print(nngrade.__path__[0])"
    package = run(python, "-c", where, cwd=tmp_path).stdout.strip()
    (tmp_path / "thief.py").write_text(
        f"def output_error(y, y_pred):\n"
        f"    return open({package!r} + '/course/solutions/exercise3.py').read()\n"
    )
    done = run(python, "-m", "nngrade", "check", "3", "thief.py", "--format", "json", cwd=tmp_path)
    check = json.loads(done.stdout)["checks"][0]
    assert check["status"] == "crashed"
    assert "cannot be read from a submission" in check["message"]


def test_editable_install_works(tmp_path: Path) -> None:
    """An editable install runs from the checkout."""
    python = environment(tmp_path / "venv")
    done = run(
        python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", ROOT
    )
    assert done.returncode == 0, done.stderr
    place = init_and_check(python, tmp_path)
    assert ROOT / "grader" in place.parents


def test_sdist_holds_what_a_build_needs(built: Path) -> None:
    """The sdist has the sources, the course and the tests, and no data set."""
    import tarfile

    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    for needed in ("pyproject.toml", "LICENSE", "solutions/exercise1.py", "tests/test_cli.py"):
        assert needed in names
    assert not [name for name in names if name.endswith(".csv")]
