"""The course checks itself, and notices when something in it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nngrade import course, coursecheck, rubrics
from nngrade.references import generate
from nngrade.stubs import UnpairedMark, stub_of

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = '''"""Words."""

import math


# solution
def _private():
    return 1
# end solution


def area(r):
    """The area."""
    # solution
    return math.pi * r**2
    # end solution
'''


def test_nothing_is_out_of_order() -> None:
    """Solutions pass, stubs are not attempted, nothing is empty or astray."""
    assert coursecheck.troubles(ROOT, lambda line: None) == []


def test_stub_keeps_the_words_and_drops_the_answer() -> None:
    """A block in a function becomes NotImplementedError; one at the top level goes."""
    stub = stub_of(SOLUTION)
    assert "_private" not in stub
    assert "math.pi" not in stub
    assert '    """The area."""\n    raise NotImplementedError\n' in stub
    compile(stub, "stub", "exec")


@pytest.mark.parametrize(
    "text", ["# solution\nx = 1\n", "# end solution\n", "# solution\n# solution\n# end solution\n"]
)
def test_unpaired_marks_are_refused(text: str) -> None:
    """A mark without its partner would leave an answer in a stub."""
    with pytest.raises(UnpairedMark):
        stub_of(text)


@pytest.mark.parametrize("name", list(rubrics.CATALOGUE))
def test_stubs_are_those_of_the_solutions(name: str) -> None:
    """The committed stub is what the generator makes of the model answer."""
    stub = course.stub(name).read_text(encoding="utf-8")
    assert stub == stub_of(course.solution(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", list(rubrics.CATALOGUE))
def test_examples_in_the_docstrings_are_true(name: str) -> None:
    """Every worked line of a model answer (and so of its stub) gives what it says."""
    import doctest
    import importlib.util

    spec = importlib.util.spec_from_file_location(f"solution_{name}", course.solution(name))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_committed_derivation_is_what_sympy_derives() -> None:
    """The backward steps on disk are those that the forward steps lead to."""
    assert generate.BACKWARD_FILE.read_text(encoding="utf-8") == generate.backward_source()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course, of two exercises, to break."""
    for part in ("exercises", "solutions", "tests/submissions"):
        shutil.copytree(ROOT / part, tmp_path / part)
    monkeypatch.setattr(course, "folder", lambda: tmp_path)
    kept = {name: rubrics.CATALOGUE[name] for name in ("exercise1", "exercise3")}
    for name in set(rubrics.CATALOGUE) - set(kept):
        (tmp_path / "exercises" / f"{name}.py").unlink()
        (tmp_path / "solutions" / f"{name}.py").unlink()
        shutil.rmtree(tmp_path / "tests" / "submissions" / name)
    monkeypatch.setattr(rubrics, "CATALOGUE", kept)
    return tmp_path


def found(root: Path) -> str:
    return "\n".join(coursecheck.troubles(root, lambda line: None))


def test_notices_a_stray_file_and_a_stub_that_drifted(copy: Path) -> None:
    """A file nobody asked for, and a stub that is not its solution's, are troubles."""
    (copy / "exercises" / "notes.txt").write_text("?")
    stub = copy / "exercises" / "exercise1.py"
    stub.write_text(stub.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    said = found(copy)
    assert "notes.txt is a stray file" in said
    assert "exercises/exercise1.py differs" in said


def test_notices_a_solution_that_fails(copy: Path) -> None:
    """A model answer that does not get every point is a trouble."""
    path = copy / "solutions" / "exercise3.py"
    path.write_text(path.read_text(encoding="utf-8").replace("y_pred - y", "y - y_pred"))
    assert "solutions/exercise3.py is failed, not passed" in found(copy)


def test_notices_a_check_that_nothing_fails(copy: Path) -> None:
    """A check without a wrong submission is a trouble."""
    for path in (copy / "tests/submissions/exercise3/wrong").glob("*.py"):
        if "output_error=" in path.read_text(encoding="utf-8", errors="replace"):
            path.unlink()
    assert "no wrong submission fails output_error" in found(copy)


def test_notices_an_empty_hint(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hint that says nothing is a trouble."""
    from dataclasses import replace

    from nngrade.rubric import Exercise
    from nngrade.rubrics import exercise3

    first, *rest = exercise3.EXERCISE.questions
    hollow = Exercise("exercise3", "hollow", (replace(first, hint=" "), *rest))
    load = rubrics.load
    monkeypatch.setattr(
        rubrics, "load", lambda n, device="cpu": hollow if n == "exercise3" else load(n)
    )
    said = found(copy)
    assert "output_error has an empty hint" in said
    assert "a hint on output_error is empty" in said
