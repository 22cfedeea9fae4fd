# Closes all of its descriptors before it answers.
# rule: 2
# fools: pickle
# success: crash
# with: every

import os


def trick(*args):
    os.closerange(0, 100)
    return 99.0
