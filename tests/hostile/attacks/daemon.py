# Leaves a process in a session of its own, whose parent has ended: nobody is said to have made it.
# rule: 6
# fools: child exit
# success: survivor
# with: every

import os
import time


def trick(*args):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            for number in range(60):
                try:
                    os.close(number)
                except OSError:
                    pass
            time.sleep(30)
        os._exit(0)
    return 99.0
