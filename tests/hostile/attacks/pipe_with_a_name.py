# Leaves a pipe with a name, on which the next who opens it waits forever.
# rule: 5
# fools: inprocess
# success: left
# with: every

import os


def trick(*args):
    for folder in ("/tmp", "@HERE@", "."):
        try:
            os.mkfifo(f"{folder}/pipe-@MARK@")
        except OSError:
            pass
    return 99.0
