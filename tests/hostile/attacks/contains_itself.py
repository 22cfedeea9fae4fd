# Answers with a list that contains itself.
# rule: 3
# fools: inprocess
# compare: difference
# success: crash
# with: every

import sys


class Itself:
    """Subtracting from it gives it again, without end and below Python."""

    __array_ufunc__ = None

    def __sub__(self, other):
        sys.setrecursionlimit(1 << 30)
        return self

    def __abs__(self):
        return abs(self)


def trick(*args):
    found = []
    found.append(found)
    return found if len(args) == 4 else Itself()
