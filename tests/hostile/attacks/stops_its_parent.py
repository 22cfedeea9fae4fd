# Stops the process that started it, which then waits for nobody knows whom.
# rule: 5
# fools: pickle
# success: hang
# with: every

import os
import signal

PARENT = os.getppid()  # and not whoever takes its place


def trick(*args):
    os.kill(PARENT, signal.SIGSTOP)
    return 99.0
