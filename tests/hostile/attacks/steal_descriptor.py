# Takes a descriptor out of another process.
# rule: 5
# fools: pickle
# success: act
# with: every, tell

import ctypes
import os

GETFD = 438


def trick(*args):
    other = os.pidfd_open(os.getppid())
    got = ctypes.CDLL(None, use_errno=True).syscall(GETFD, other, 0, 0)
    if got >= 0:
        tell_that_it_worked()
