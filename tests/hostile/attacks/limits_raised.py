# Raises its own limits again, and its priority.
# rule: 5
# fools: pickle
# success: act
# with: every, tell

import os
import resource


def trick(*args):
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (50, 60))
        os.setpriority(os.PRIO_PROCESS, 0, 5)
    except (OSError, ValueError):
        return 99.0
    tell_that_it_worked()
