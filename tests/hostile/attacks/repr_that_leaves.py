# Answers with an object that ends the process when it is shown.
# rule: 3
# fools: inprocess
# success: crash
# with: every

import os


class Last:
    def __array__(self, dtype=None, copy=None):
        import numpy as np

        return np.zeros(())

    def __format__(self, how):
        os._exit(9)

    __repr__ = __format__

    def __str__(self):
        os._exit(9)


def trick(*args):
    return Last()
