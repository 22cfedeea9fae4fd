# Answers with one array of more bytes than an answer may have.
# rule: 3
# fools: pickle
# success: memory
# with: every

import numpy as np

SIZE = 1 << 26  # naive: 1 << 22


def trick(*args):
    return np.zeros(SIZE)
