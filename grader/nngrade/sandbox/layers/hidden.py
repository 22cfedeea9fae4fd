"""The plainest guard of nngrade's own files, on every platform; and the one that says why."""

from __future__ import annotations

import os
import sys
from typing import Any

from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

# Audit events whose first argument is a path, and whether a folder above counts as well.
GUARDED = {"open": True, "os.link": True, "os.rename": True, "os.listdir": False}
GUARDED["os.scandir"] = False


def hidden_answers(settings: Settings, prepared: Prepared) -> bool:
    """Python's own `open` refuses nngrade's files; native code is for Landlock to stop.

    Nor may they, or a folder above them, be moved, or be opened as a folder to start from.
    """
    roots = tuple(os.path.realpath(root) + os.sep for root in settings.hidden)

    def guard(event: str, args: tuple[Any, ...]) -> None:
        if event in GUARDED and not isinstance(args[0], int):
            path = os.path.join(os.path.realpath(os.fsdecode(args[0] or ".")), "")
            above = GUARDED[event] and any(root.startswith(path) for root in roots)
            if above or path.startswith(roots):
                raise PermissionError("nngrade's own files cannot be read from a submission")

    sys.addaudithook(guard)
    try:
        os.listdir(settings.hidden[0])
    except PermissionError as error:
        return error.errno is None  # the guard's own
    return False
