"""The system-call filter: by permission, for good, by the names of the calls.

The one module that knows `seccompy`. What is not in the list answers "Operation not permitted",
which Python raises as `PermissionError`, so that a submission sees where it went wrong.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable

import seccompy
from seccompy import Action, ArgCmp, CmpOp, Filter

from nngrade.sandbox.layers import call_names

REFUSED = int(Action.ERRNO) | errno.EPERM
WORD = 0xFFFFFFFF  # the kernel looks at the lower half of these arguments alone

THREAD = 0x00010000 | 0x00000100 | 0x00000800  # CLONE_THREAD, CLONE_VM, CLONE_SIGHAND
NAMESPACES = 0x7E020080  # CLONE_NEW…, all of them
TERMINAL = (0x5401, 0x5413)  # TCGETS, TIOCGWINSZ: is it a terminal, and how wide
DESCRIPTOR = (0x5421, 0x541B, 0x5450, 0x5451)  # FIONBIO, FIONREAD, FIONCLEX, FIOCLEX
NAMES = (15, 16)  # PR_SET_NAME, PR_GET_NAME
DUMPABLE = (3,)  # PR_GET_DUMPABLE
ANONYMOUS = (0x53564D41,)  # PR_SET_VMA, with which the allocator names its memory
OWNERS = (8, 10, 15, 0x402)  # F_SETOWN, F_SETSIG, F_SETOWN_EX, F_NOTIFY: signals to others

SIGNALS = {"kill": 0, "tgkill": 0}  # and the argument that says whom


class CallFilter:
    """Built once; `restrict` puts it in place. Raises `OSError` where the kernel has none."""

    def __init__(self) -> None:
        if not seccompy.supported():
            raise OSError("this kernel has no system-call filter")
        self._filter = allowed_calls()
        assert self._filter.program

    def restrict(self) -> None:
        """For the calling process and all its threads to come; it can never be undone."""
        own_signals(os.getpid()).load()
        self._filter.load()


def allowed_calls() -> Filter:
    """Permission by name, and for a few calls by what they are asked to do."""
    built = Filter(default=REFUSED)
    for name in call_names.ABSENT:
        _add(built, "errno", name, errno.ENOSYS)
    for name in (*call_names.ALLOWED, *SIGNALS):
        _add(built, "allow", name)
    built.allow("clone", args=[_masked(0, THREAD, THREAD | NAMESPACES)])
    for request in (*TERMINAL, *DESCRIPTOR):
        built.allow("ioctl", args=[_word(1, request)])
    for option in (*NAMES, *DUMPABLE, *ANONYMOUS):
        built.allow("prctl", args=[_word(0, option)])
    for command in OWNERS:
        built.errno("fcntl", errno.EPERM, args=[_word(1, command)])
    built.allow("fcntl")
    built.allow("prlimit64", args=[_word(0, 0), ArgCmp(2, CmpOp.EQ, 0)])  # to read one's own
    built.allow("sendto", args=[ArgCmp(4, CmpOp.EQ, 0)])  # to nobody but who is connected
    return built


def own_signals(pid: int) -> Filter:
    """Signals to the process itself and to its own group: Landlock's scope, for older kernels."""
    built = Filter(default=Action.ALLOW)
    for name, argument in SIGNALS.items():
        for target in (pid, *((0,) if name == "kill" else ())):
            built.allow(name, args=[_word(argument, target)])
        built.errno(name, errno.EPERM)
    return built


def known(names: Iterable[str]) -> list[str]:
    """Those that this machine's architecture has: ARM has no `open`, only `openat`."""
    found = []
    for name in names:
        try:
            seccompy.syscall_nr(name)
        except (ValueError, KeyError, OSError):
            continue
        found.append(name)
    return found


def _add(built: Filter, action: str, name: str, *details: int) -> None:
    for call in known([name]):
        getattr(built, action)(call, *details)


def _word(index: int, value: int) -> ArgCmp:
    return _masked(index, value, WORD)


def _masked(index: int, value: int, mask: int) -> ArgCmp:
    return ArgCmp(index, CmpOp.MASKED_EQ, value, mask)
