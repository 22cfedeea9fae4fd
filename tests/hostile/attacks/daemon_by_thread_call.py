# Asks the kernel for a process by the call that is made for threads.
# rule: 5
# fools: child exit
# success: survivor
# with: every

import ctypes
import os
import platform
import time

CLONE = {"x86_64": 56, "aarch64": 220}[platform.machine()]
CLONE3 = 435


def trick(*args):
    number = ctypes.c_long
    call = ctypes.CDLL(None, use_errno=True).syscall
    made = call(number(CLONE), number(17), *[number(0)] * 4)
    if made == 0:
        os.setsid()
        for descriptor in range(60):
            try:
                os.close(descriptor)
            except OSError:
                pass
        time.sleep(30)
        os._exit(0)
    return 99.0
