"""nngrade: checks neural-network exercises against derived answers, and says what went wrong."""

import sys

if getattr(sys, "argv", [])[:1] == ["-m"] and not sys.flags.safe_path:
    # `python -m nngrade` looks for every module in the current folder first. Where that is a
    # submission's, its numpy.py would be run in place of NumPy, here in the grader.
    del sys.path[0]

TYPE_CHECKING = False  # not from `typing`, which takes time in which Ctrl-C would leave a traceback
if TYPE_CHECKING:
    import os

    from nngrade.report import Report

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def check(
    exercise: str | int,
    submission: "str | os.PathLike[str] | None" = None,
    *,
    only: str | None = None,
    seed: int | None = None,
    device: str = "auto",
    timeout: float = 10.0,
    isolation: str = "auto",
) -> "Report":
    """Checks one exercise and returns the report; ``report.to_dict()`` is the contract's JSON.

    In Jupyter, without `submission`, it is the functions in the cells that were run, and the
    report shows itself as HTML.

    `exercise` is ``"exercise3"``, ``3`` or ``"exercise3.py"``; `submission` a file, the
    workspace's own copy if left out. The submission runs in a process of its own; `isolation` is
    how that starts ("fork", "spawn" or "auto").

    Raises `ValueError`, with a sentence, for an unknown exercise, check or device, and for a file
    that cannot be a submission.
    """
    from nngrade.judge import Options, check_file, fresh_seed

    chosen = Options(fresh_seed() if seed is None else seed, only, device, timeout, isolation)
    if "ipykernel" in sys.modules:
        from nngrade.notebook import live

        if live.running():
            return live.check(str(exercise), submission, chosen)
    return check_file(str(exercise), submission, chosen)


if "ipykernel" in sys.modules:  # from here on it is known which cell each input comes from
    from nngrade.notebook import history

    history.watch()
