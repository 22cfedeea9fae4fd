# Answers with a whole number of a million digits.
# rule: 3
# fools: inprocess
# compare: equal
# success: crash
# with: every

NUMBER = 10**1_000_000


class Long(int):
    """As long as it is; a naive printer waits for it, or gives up."""

    def __format__(self, how):
        raise SystemExit(3)

    __str__ = __repr__ = lambda self: self.__format__("")


def trick(*args):
    return Long(NUMBER)
