# Attaches to the process that started it as a debugger would.
# rule: 5
# fools: pickle
# success: act
# with: every, tell

import ctypes
import os
import signal

SEIZE = 0x4206
DETACH = 17


def trick(*args):
    call = ctypes.CDLL(None, use_errno=True).ptrace
    nothing = ctypes.c_void_p(0)
    if call(ctypes.c_long(SEIZE), ctypes.c_long(os.getppid()), nothing, nothing) == 0:
        tell_that_it_worked()
