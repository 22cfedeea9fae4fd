# Takes memory without end, and uses it.
# rule: 6
# fools: inprocess
# success: memory
# timeout: 1
# with: every

import numpy as np

PIECES = 100_000  # scaled: 9
held = []


def trick(*args):
    for _ in range(PIECES):
        held.append(np.ones(1 << 23))
    return 99.0
