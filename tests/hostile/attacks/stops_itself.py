# Stops its own process, which then neither answers nor ends.
# rule: 6
# fools: child exit
# success: hang
# timeout: 0.5
# with: every

import os
import signal


def trick(*args):
    os.kill(os.getpid(), signal.SIGSTOP)
