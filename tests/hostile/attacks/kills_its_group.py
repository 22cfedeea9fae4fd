# Kills all processes of its group, to which the grader may belong.
# rule: 6
# fools: pickle
# success: crash
# with: every

import os
import signal


def trick(*args):
    os.killpg(0, signal.SIGKILL)
