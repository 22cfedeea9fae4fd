"""Where the grader is root: a user id that nobody else has, for each worker its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator

from nngrade.sandbox.layers import system
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

# Ids that no distribution and no container tool hands out (systemd's list of ranges). A process's
# number is its own as long as it lives, and so is the user id made of it.
UNUSED = 1_879_048_192
# Where so high an id cannot be (a container with few ids), one that no account has.
UNUSED_LOW, LOW_IDS = 40_000, 20_000

# Reads what its mode forbids. Kept where the interpreter is below a closed folder, such as root's
# home; never without Landlock and the filter, which then say alone what is read.
READ_ANYTHING = 1 << system.CAP_DAC_READ_SEARCH


def unused_user(settings: Settings, prepared: Prepared) -> bool:
    """Gives up root for an id of its own; skipped where Python could not be read any more."""
    if not hasattr(os, "setresuid") or os.geteuid() != 0:
        return False
    kept = 0 if prepared.reachable else READ_ANYTHING
    if kept and (prepared.rules is None or prepared.calls is None):
        return False
    for user in _candidates():
        with contextlib.suppress(OSError):
            _become(user, settings.scratch, kept)
            break
    else:
        return False
    return 0 not in os.getresuid() and not _can_return()


def give_up_reading() -> None:
    """The last capability goes too, where a layer that it depends on did not work."""
    if sys.platform == "linux" and os.geteuid() != 0:
        system.keep_capabilities(0)


def _become(user: int, scratch: str, kept: int) -> None:
    os.chown(scratch, user, user)
    os.setgroups([])
    os.setresgid(user, user, user)
    if kept:
        system.prctl(system.PR_SET_KEEPCAPS, 1)
    os.setresuid(user, user, user)
    if sys.platform == "linux":
        system.keep_capabilities(kept)
        system.prctl(system.PR_SET_DUMPABLE, 1)  # or its own /proc/self would be root's


def _candidates() -> Iterator[int]:
    yield UNUSED + os.getpid()
    import pwd

    user = UNUSED_LOW + os.getpid() % LOW_IDS
    try:
        pwd.getpwuid(user)
    except KeyError:
        yield user


def _can_return() -> bool:
    try:
        os.setuid(0)
    except OSError:
        return False
    return True


def readable_by_anyone(paths: Iterable[str]) -> bool:
    """Whether a user without any rights may enter and read every folder of `paths`."""
    return all(_open_to_all(os.path.realpath(path)) for path in paths)


def _open_to_all(path: str) -> bool:
    if not os.path.exists(path) or os.stat(path).st_mode & 0o005 != 0o005:
        return False
    while path != (above := os.path.dirname(path)):
        path = above
        if not os.stat(path).st_mode & 0o001:
            return False
    return True
