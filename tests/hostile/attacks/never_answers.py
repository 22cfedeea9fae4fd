# Does not answer, and ignores every signal that asks it to end.
# rule: 6
# fools: pickle
# success: hang
# timeout: 0.5
# with: every

import signal
import time

for number in {*range(1, 32)} - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


def trick(*args):
    while True:
        try:
            time.sleep(600)
        except BaseException:
            pass
