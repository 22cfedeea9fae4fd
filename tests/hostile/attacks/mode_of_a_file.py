# Opens a file up to everybody, or makes it a program that runs with its owner's rights.
# rule: 5
# fools: inprocess
# success: left
# with: every

import os


def trick(*args):
    os.chmod("@HOME@/secret.txt", 0o4777)
    return 99.0
