"""Landlock: files, TCP and signals by permission, enforced by the kernel for good.

The one module that knows `landlockpy`. Two sets of rules are put on top of each other, and only
what both allow is allowed. One is the same for every worker and long: it is built once, before the
forks. The other is short and a worker's own: of all scratch directories it opens one.
"""

from __future__ import annotations

import os

import landlockpy
from landlockpy import AccessFS, Scope

from nngrade.sandbox.layers.readable import PROC, Readable, readable
from nngrade.sandbox.settings import Settings

READ = AccessFS.READ_FILE | AccessFS.READ_DIR
SCRATCH = (
    READ
    | AccessFS.WRITE_FILE
    | AccessFS.TRUNCATE
    | AccessFS.REMOVE_DIR
    | AccessFS.REMOVE_FILE
    | AccessFS.MAKE_DIR
    | AccessFS.MAKE_REG
    | AccessFS.MAKE_SYM
    | AccessFS.REFER
)
SINK = "/dev/null"
SCOPES = Scope.SIGNAL | Scope.ABSTRACT_UNIX_SOCKET  # off unless they are asked for


class FileRules:
    """The rules that all workers share. Raises `OSError` where the kernel has no Landlock."""

    def __init__(self, settings: Settings) -> None:
        if not landlockpy.supported():
            raise OSError("this kernel has no Landlock")
        self._may: Readable = readable(settings)
        self.shared = landlockpy.Ruleset(scoped=SCOPES)
        for path in self._may.whole:
            self.shared.allow_path(path, _reading(path))
        for path in self._may.listed:
            self.shared.allow_path(path, _listing(path))
        self.shared.allow_path("/proc", READ)
        self.shared.allow_path(settings.root, SCRATCH)
        self.shared.allow_path(SINK, AccessFS.WRITE_FILE)

    @property
    def descriptor(self) -> int:
        return self.shared.fileno()

    def restrict(self, scratch: str) -> None:
        """For the calling process and all that it starts; it can never be undone."""
        with landlockpy.Ruleset(scoped=SCOPES) as own:
            for path in (*self._may.anchors, *(path for path in PROC if os.path.exists(path))):
                own.allow_path(path, _reading(path))
            own.allow_path(scratch, SCRATCH)
            own.allow_path(SINK, AccessFS.WRITE_FILE)
            self.shared.restrict()
            own.restrict()
        self.shared.close()


def _reading(path: str) -> AccessFS:
    return READ if os.path.isdir(path) else AccessFS.READ_FILE


def _listing(path: str) -> AccessFS:
    return AccessFS.READ_DIR if os.path.isdir(path) else AccessFS.READ_FILE
