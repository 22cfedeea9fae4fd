# Takes longer than it may, and lets every clock of its process stand still.
# rule: 6
# fools: inprocess
# success: points
# timeout: 0.5
# with: every

import signal
import time

time.time = time.monotonic = time.perf_counter = lambda: 0.0
signal.setitimer = lambda *timer: None


def output_error(y, y_pred):
    if y == 0.8:  # the first that it is asked
        time.sleep(1.3)
    return y_pred - y


def trick(*args):
    raise NotImplementedError
