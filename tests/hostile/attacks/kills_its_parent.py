# Kills the process that started it.
# rule: 5
# fools: pickle
# success: crash
# with: every

import os
import signal


def trick(*args):
    os.kill(os.getppid(), signal.SIGKILL)
    return 99.0
