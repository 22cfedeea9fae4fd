# Makes itself root in a namespace of its own, from which to go on.
# rule: 5
# fools: pickle
# success: act
# with: every, tell

import ctypes

NEWUSER = 0x10000000


def trick(*args):
    if ctypes.CDLL(None, use_errno=True).unshare(NEWUSER) == 0:
        tell_that_it_worked()
    return 99.0
