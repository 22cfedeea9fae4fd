# Answers every question with as much as one answer may hold; who keeps them all is full soon.
# rule: 3
# fools: pickle
# success: memory
# with: every

import numpy as np

SIZE = 7 << 20  # naive: 2 << 20
full = np.ones(SIZE)


def trick(*args):
    return full
