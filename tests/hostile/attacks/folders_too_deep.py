# Makes folders in folders, deeper than who removes them can follow.
# rule: 6
# fools: child exit
# success: crash, left
# timeout: 1
# with: every

import os
import signal

signal.setitimer = lambda *timer: None  # the clock of a naive grader
DEPTH = 1500
made = []


def trick(*args):
    while len(made) < DEPTH:
        made.append("d")
        os.mkdir("d")
        os.chdir("d")
    return 99.0
