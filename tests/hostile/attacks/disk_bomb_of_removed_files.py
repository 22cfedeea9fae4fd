# Fills the disk with files that it removes at once and keeps open, so that no list shows them.
# rule: 6
# fools: child exit
# success: disk
# timeout: 2
# with: every

import os
import signal
import time

signal.setitimer = lambda *timer: None  # the clock of a naive grader
FILES = 1_000  # naive: 1
KEPT = 0  # naive: 1
held = []


def trick(*args):
    for number in range(FILES):
        held.append(open(f"big{number}", "wb"))
        held[-1].write(bytes(60 << 20))
        held[-1].flush()
        if not KEPT:
            os.unlink(f"big{number}")
    time.sleep(1)
    return 99.0
