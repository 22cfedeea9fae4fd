# Raises an exception that computes its words forever.
# rule: 6
# fools: child exit
# success: hang
# timeout: 0.5
# with: every

import signal


class Endless(Exception):
    def __str__(self):
        signal.setitimer(signal.ITIMER_REAL, 0)
        while True:
            pass


def trick(*args):
    raise Endless
