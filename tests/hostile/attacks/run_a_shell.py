# Calls the C library's `system`, which starts a shell without Python's knowing.
# rule: 5
# fools: inprocess
# success: left
# with: every

import ctypes


def trick(*args):
    ctypes.CDLL(None).system(b"touch /tmp/@MARK@")
    return 99.0
