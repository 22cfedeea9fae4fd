"""What a worker is as a process: its session, descriptors, parent, environment and directory."""

from __future__ import annotations

import os
import signal

from nngrade.sandbox.layers import system
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

MAX_DESCRIPTOR = 1 << 16


def own_session(settings: Settings, prepared: Prepared) -> bool:
    """A session of its own, so that the whole process group can be ended at once."""
    if not hasattr(os, "setsid"):
        return False
    if os.getsid(0) != os.getpid():
        os.setsid()
    return os.getpgid(0) == os.getpid()


def closed_descriptors(settings: Settings, prepared: Prepared) -> bool:
    """Nothing is open but the standard streams, the channel and what the next layers need."""
    kept = sorted({0, 1, 2, *prepared.descriptors})
    for first, last in zip(kept, [*kept[1:], MAX_DESCRIPTOR], strict=True):
        os.closerange(first + 1, last)
    if not os.path.isdir("/proc/self/fd"):
        return True
    listing = {int(name) for name in os.listdir("/proc/self/fd")}
    return len(listing - set(kept)) <= 1  # the listing's own, closed by now


def parent_death(settings: Settings, prepared: Prepared) -> bool:
    """The worker ends with its parent. A change of user id clears this: it comes after that."""
    system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != settings.parent:  # it has ended before the signal was asked for
        os._exit(1)
    return system.parent_death_signal() == signal.SIGKILL


def empty_environment(settings: Settings, prepared: Prepared) -> bool:
    """No variable but those that keep numerical libraries to one thread."""
    for name, value in list(os.environ.items()):
        if not name.endswith("_NUM_THREADS") or value != "1":
            del os.environ[name]
    return all(value == "1" for value in os.environ.values())


def private_directory(settings: Settings, prepared: Prepared) -> bool:
    """The working directory is a scratch one, removed after the worker."""
    os.chdir(settings.scratch)
    return os.path.samefile(".", settings.scratch)


def no_new_privileges(settings: Settings, prepared: Prepared) -> bool:
    """No program that is started, whatever its owner and mode, gets more rights than this one."""
    system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
    return system.prctl(system.PR_GET_NO_NEW_PRIVS, 0) == 1
