# Asks the C library for its own copy of the environment.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell

import ctypes


def trick(*args):
    get = ctypes.CDLL(None).getenv
    get.restype = ctypes.c_char_p
    tell(str(get(b"GRADER_SECRET")))
