# Stops the process that started it, which then waits for nobody knows whom.
# rule: 5
# fools: pickle
# success: hang
# with: every

import os
import signal


def trick(*args):
    os.kill(os.getppid(), signal.SIGSTOP)
    return 99.0
