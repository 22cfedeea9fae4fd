# Sends the parent a signal by the number of its thread, which other rules may have forgotten.
# rule: 5
# fools: pickle
# success: crash
# with: every

import ctypes
import os
import platform

TKILL = {"x86_64": 200, "aarch64": 130}[platform.machine()]
TGKILL = {"x86_64": 234, "aarch64": 131}[platform.machine()]

PARENT = os.getppid()  # and not whoever takes its place


def trick(*args):
    parent, call = PARENT, ctypes.CDLL(None, use_errno=True).syscall
    call(TGKILL, parent, parent, 9)
    call(TKILL, parent, 9)
    return 99.0
