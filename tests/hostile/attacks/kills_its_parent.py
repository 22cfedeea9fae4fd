# Kills the process that started it.
# rule: 5
# fools: pickle
# success: crash
# with: every

import os
import signal

PARENT = os.getppid()  # and not whoever takes its place


def trick(*args):
    os.kill(PARENT, signal.SIGKILL)
    return 99.0
