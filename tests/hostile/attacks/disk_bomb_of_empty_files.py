# Uses up the file system's entries, with files that hold nothing.
# rule: 6
# fools: child exit
# success: disk
# timeout: 2
# with: every

import os
import signal

signal.setitimer = lambda *timer: None  # the clock of a naive grader
FILES = 100_000_000  # naive: 2_500


def trick(*args):
    for number in range(FILES):
        os.close(os.open(f"f{number}", os.O_CREAT | os.O_WRONLY))
    return 99.0
