# Leaves a named semaphore, by which two submissions could give each other signs.
# rule: 5
# fools: inprocess
# success: left
# with: every

import ctypes


def trick(*args):
    ctypes.CDLL(None).sem_open(b"/@MARK@", 0o100, 0o666, 1)
    return 99.0
