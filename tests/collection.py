"""The submissions in `tests/submissions`: what each is, and what it must get."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "submissions"
SOLUTIONS = Path(__file__).resolve().parents[1] / "solutions"


@dataclass(frozen=True)
class Submission:
    """A file; `expected` maps each check that must not pass to its status."""

    exercise: str
    path: Path
    right: bool
    expected: dict[str, str]
    source: bytes
    diagnosis: str  # the name of what its first failing check must be put down to, if labelled

    @property
    def id(self) -> str:
        return f"{self.exercise}-{'right' if self.right else 'wrong'}-{self.path.stem}"


def submissions(exercise: str = "*") -> list[Submission]:
    """All of them, or an exercise's, in the order of their names."""
    return [_read(path) for path in sorted(FOLDER.glob(f"{exercise}/*/*.py"))]


def _read(path: Path) -> Submission:
    """A wrong file holds what is wrong; it is appended to the model answer unless it says alone."""
    data = path.read_bytes()
    head = data[:2000].decode("latin-1")
    line = re.search(r"# expect:(.*)", head)
    if line is None:
        raise ValueError(f"{path} does not say what it must get")
    words = line[1].split()
    right = path.parent.name == "right"
    expected = {} if words == ["passed"] else dict(word.split("=") for word in words)
    exercise = path.parents[1].name
    if not right and not re.search(r"^# alone", head, re.MULTILINE):
        data = (SOLUTIONS / f"{exercise}.py").read_bytes() + b"\n\n" + data
    label = re.search(r"^# diagnosis: (.*?)\r?$", head, re.MULTILINE)
    return Submission(exercise, path, right, expected, data, label[1] if label else "")
