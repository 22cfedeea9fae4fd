"""The course checks itself: solutions pass, stubs are unsolved, nothing is left empty."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from nngrade import course, hints, judge, rubrics
from nngrade.rubric import Exercise
from nngrade.stubs import stub_of

POINTS = 10


def troubles(root: Path, say: Callable[[str], None]) -> list[str]:
    """Everything that is not in order in the checkout at `root`, a sentence each."""
    found = list(_stray_files(root))
    for name in rubrics.CATALOGUE:
        say(f"{name} …")
        exercise = rubrics.load(name)
        found += _rubric(exercise)
        found += _hints(exercise)
        found += _texts(name)
        found += _verdicts(name)
        found += _failing_submissions(root, exercise)
    return found


def _rubric(exercise: Exercise) -> Iterator[str]:
    if exercise.max_score != POINTS:
        yield f"{exercise.name} is worth {exercise.max_score:g} points, not {POINTS}."
    names = [question.name for question in exercise.questions]
    for question in exercise.questions:
        if not question.hint.strip() or not question.title.strip():
            yield f"{exercise.name}: {question.name} has an empty hint or title."
        unknown = [n for n in (*question.after, *question.needs) if n not in names]
        if unknown:
            yield f"{exercise.name}: {question.name} builds on {unknown}, which are no checks."
        if (question.reference is None) == (question.law is None):
            yield f"{exercise.name}: {question.name} needs either a reference or a law."


def _hints(exercise: Exercise) -> Iterator[str]:
    """Every check has enough levels, each says something new, and none is the whole answer."""
    names = [question.name for question in exercise.questions]
    bodies = _bodies(course.solution(exercise.name).read_text(encoding="utf-8"))
    for name in names:
        texts = [hint.text for hint in hints.hints(exercise.name, name)]
        if len(texts) < hints.FEWEST:
            yield f"{exercise.name}: {name} has {len(texts)} hints, fewer than {hints.FEWEST}."
        if not all(texts):
            yield f"{exercise.name}: a hint on {name} is empty."
        if len({_squeezed(text) for text in texts}) < len(texts):
            yield f"{exercise.name}: a hint on {name} comes twice."
        if name in bodies and any(bodies[name] in _squeezed(text) for text in texts):
            yield f"{exercise.name}: a hint on {name} is the whole model answer."
    for name in set(hints.further(exercise.name)) - set(names):
        yield f"{exercise.name}: there are hints on {name}, which is no check."


def _bodies(solution: str) -> dict[str, str]:
    """What each function of a model answer does, its docstring left out."""
    found = {}
    for node in ast.parse(solution).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            code = node.body[1:] if ast.get_docstring(node) is not None else node.body
            found[node.name] = _squeezed("\n".join(map(ast.unparse, code)))
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).replace('"', "'")


def _texts(name: str) -> Iterator[str]:
    solution = course.solution(name).read_text(encoding="utf-8")
    if course.stub(name).read_text(encoding="utf-8") != stub_of(solution):
        yield f"exercises/{name}.py differs from solutions/{name}.py: run `nngrade dev stubs`."


def _verdicts(name: str) -> Iterator[str]:
    """A solution gets every point; a stub is not attempted."""
    options = judge.Options(seed=judge.fresh_seed())
    with closing(judge.prepare(name, options)) as start:
        for path, due in ((course.solution(name), "passed"), (course.stub(name), "not_attempted")):
            report = judge.judge(name, path.read_bytes(), path.name, options, start)
            if report.status != due:
                what = [c.name for c in report.checks if c.status not in (due, "skipped")]
                place = f"{path.parent.name}/{path.name}"
                yield f"{place} is {report.status}, not {due} ({what}, seed {options.seed})."


def _stray_files(root: Path) -> Iterator[str]:
    due = {f"{name}.py" for name in rubrics.CATALOGUE}
    for folder in ("exercises", "solutions"):
        for path in sorted((root / folder).iterdir()):
            if path.name not in due and path.name != "__pycache__":
                yield f"{folder}/{path.name} is a stray file."
    for path in sorted((root / "tests" / "submissions").iterdir()):
        if path.name not in rubrics.CATALOGUE:
            yield f"tests/submissions/{path.name} belongs to no exercise."


def _failing_submissions(root: Path, exercise: Exercise) -> Iterator[str]:
    """Each check must have a wrong submission that says it fails it; a test runs them all."""
    failed: set[str] = set()
    for path in (root / "tests" / "submissions" / exercise.name / "wrong").glob("*.py"):
        head = path.read_bytes()[:2000].decode("latin-1")
        line = re.search(r"# expect:(.*)", head)
        failed.update(word.partition("=")[0] for word in line[1].split()) if line else None
    for question in exercise.questions:
        if question.name not in failed:
            yield f"{exercise.name}: no wrong submission fails {question.name}."
