# Answers with a list in a list in a list, deeper than anybody can follow.
# rule: 3
# fools: inprocess
# success: crash
# with: every


class Endless(list):
    """Never reaches its innermost list, and repeats nothing."""

    def __iter__(self):
        return iter([Endless()])

    def __repr__(self):
        raise MemoryError

    def __array__(self, dtype=None, copy=None):
        import sys

        sys.setrecursionlimit(1 << 30)
        return self.__array__()


def trick(*args):
    return Endless()
