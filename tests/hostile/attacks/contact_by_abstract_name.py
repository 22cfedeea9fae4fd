# Knocks at another program's socket that no file stands for.
# rule: 4
# fools: inprocess
# success: contact
# with: every

import socket


def trick(*args):
    with socket.socket(socket.AF_UNIX) as s:
        s.connect("\0@MARK@")
    return 99.0
