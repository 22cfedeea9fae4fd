# Changes the times of a file, by which somebody else decides what is new.
# rule: 5
# fools: inprocess
# success: left
# with: every

import os


def trick(*args):
    os.utime("@SOLUTION@", (1, 1))
    return 99.0
