# Reads from address 0, which ends the whole process, past all of Python's exceptions.
# rule: 2
# fools: inprocess
# success: crash
# with: every

import ctypes


def trick(*args):
    return ctypes.string_at(0)
