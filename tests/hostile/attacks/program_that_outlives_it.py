# Starts a program of the system's in the background, which needs it no more.
# rule: 5
# fools: child exit
# success: survivor
# with: every

import os


def trick(*args):
    os.posix_spawn(
        "/bin/sleep", ["sleep", "30"], {}, file_actions=[(os.POSIX_SPAWN_CLOSE, 1)], setsid=True
    )
    return 99.0
