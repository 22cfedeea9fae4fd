# Sends its answer so slowly that every piece of it comes in time, and the whole never does.
# rule: 6
# fools: pickle
# success: hang
# timeout: 0.5
# with: every, frames

import time


def trick(*args):
    for number in range(60):
        on_every_descriptor(spoken(99.0)[number : number + 1])
        time.sleep(0.2)
    return 99.0
