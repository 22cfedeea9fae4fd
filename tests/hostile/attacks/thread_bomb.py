# Starts threads that never end, until no more can be started.
# rule: 6
# fools: inprocess
# success: hang
# with: every

import threading
import time

THREADS = 100_000  # scaled: 20


def trick(*args):
    for _ in range(THREADS):
        threading.Thread(target=time.sleep, args=(600,)).start()
    return 99.0
