# Has the file system set disk space aside, which is much faster than writing.
# rule: 5
# fools: child exit
# success: disk
# timeout: 2
# with: every

import os

FILES = 100_000  # scaled: 2


def trick(*args):
    for number in range(FILES):
        descriptor = os.open(f"big{number}", os.O_CREAT | os.O_WRONLY)
        os.posix_fallocate(descriptor, 0, 60 << 20)
        os.close(descriptor)
    return 99.0
