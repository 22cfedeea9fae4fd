# Stays in one native call, in which Python hears of no alarm and no other thread.
# rule: 6
# fools: inprocess
# success: hang
# timeout: 0.5
# with: every

import itertools


def trick(*args):
    return sum(itertools.repeat(0.0))
