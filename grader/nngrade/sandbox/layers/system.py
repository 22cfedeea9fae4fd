"""What Python has no function for: a few calls of the C library, by their own names."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import functools
import os
import platform
import struct
import sys
from collections.abc import Iterator

PR_SET_PDEATHSIG, PR_GET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS = 1, 2, 4, 8
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 36, 38, 39
CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000
CLONE_SIGHAND = 0x800
PTRACE_CONT = 7
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION = 0x20080522
SYS_CLONE = {"x86_64": 56, "aarch64": 220}


@contextlib.contextmanager
def linked_library() -> Iterator[None]:
    """Libraries that look for the C library find the one that Python is linked with.

    The usual search starts a program for it, twice, and takes longer than everything else here.
    """
    found = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = found


@functools.cache
def libc() -> ctypes.CDLL:
    if sys.platform == "win32":
        raise OSError("Windows has no such C library")
    return ctypes.CDLL(None, use_errno=True)


def checked(result: int) -> int:
    """The result of a call, or the `OSError` that its error number stands for."""
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def prctl(option: int, value: int) -> int:
    number = ctypes.c_ulong
    return checked(libc().prctl(option, number(value), number(0), number(0), number(0)))


def parent_death_signal() -> int:
    """The signal that this process gets when its parent ends; 0 for none."""
    found = ctypes.c_int()
    checked(libc().prctl(PR_GET_PDEATHSIG, ctypes.byref(found), 0, 0, 0))
    return found.value


def unshare(flags: int) -> None:
    checked(libc().unshare(flags))


def keep_capabilities(kept: int) -> None:
    """Gives up every capability but those in the mask `kept`, for good."""
    header = struct.pack("=Ii", CAPABILITY_VERSION, 0)
    sets = struct.pack("=6I", kept, kept, 0, 0, 0, 0)  # effective, permitted, inheritable; twice
    checked(libc().capset(header, sets))


def open_unheard(path: str, flags: int) -> int:
    """`open` below Python, where no audit hook hears of it; a descriptor."""
    return checked(libc().open(os.fsencode(path), flags, 0o600))


def ptrace_continue(pid: int) -> None:
    """Lets a traced process go on: nobody is harmed where `pid` is not traced."""
    nothing = ctypes.c_void_p(None)
    checked(libc().ptrace(ctypes.c_long(PTRACE_CONT), ctypes.c_long(pid), nothing, nothing))


def read_memory(pid: int) -> None:
    """Reads one byte of another process, at an address that a forked one shares with it."""
    here, there = ctypes.create_string_buffer(1), ctypes.create_string_buffer(1)

    class Piece(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))

    ours = Piece(ctypes.addressof(here), 1)
    theirs = Piece(ctypes.addressof(there), 1)
    number = ctypes.c_ulong
    read = libc().process_vm_readv
    checked(read(pid, ctypes.byref(ours), number(1), ctypes.byref(theirs), number(1), number(0)))


def clone_nothing() -> None:
    """Asks for a process with flags that the kernel must find invalid: none is ever made."""
    number = ctypes.c_long
    call = SYS_CLONE[platform.machine()]
    checked(libc().syscall(number(call), number(CLONE_SIGHAND), *(number(0),) * 4))
