"""Where the stubs and the model answers are: in the package of a wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder() -> Path:
    """The folder that holds ``exercises/`` and ``solutions/``."""
    installed = PACKAGE / "course"
    return installed if installed.is_dir() else PACKAGE.parents[1]


def stub(exercise: str) -> Path:
    return folder() / "exercises" / f"{exercise}.py"


def solution(exercise: str) -> Path:
    return folder() / "solutions" / f"{exercise}.py"


def hidden_folders() -> list[Path]:
    """What a submission may not read: nngrade's own code, the stubs and the solutions."""
    return [PACKAGE, folder() / "exercises", folder() / "solutions"]
