# Leaves a segment of System V's shared memory, which belongs to no file and no process.
# rule: 5
# fools: inprocess
# success: left
# with: every

import ctypes


def trick(*args):
    ctypes.CDLL(None).shmget(int("@MARK@"[4:11], 16), 4096, 0o1666)
    return 99.0
