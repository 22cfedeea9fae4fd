# Leaves its process group and session, so that nobody finds it there.
# rule: 6
# fools: child exit
# success: survivor
# with: every

import os
import time


def trick(*args):
    if os.fork() == 0:
        os.setpgid(0, 0)
        os.closerange(0, 60)
        time.sleep(30)
        os._exit(0)
    return 99.0
