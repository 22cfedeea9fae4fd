# Recurses below Python until the stack overflows.
# rule: 2
# fools: inprocess
# success: crash
# with: every

import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr(Deep())


def trick(*args):
    return repr(Deep())
