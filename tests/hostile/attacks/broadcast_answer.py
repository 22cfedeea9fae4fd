# Answers with an array of one number that says it has a million million of them.
# rule: 3
# fools: inprocess
# success: memory
# with: every

import numpy as np

ROWS = 1 << 40  # naive: 1 << 26


def trick(*args):
    return np.broadcast_to(np.float64(1), (ROWS, 1))
