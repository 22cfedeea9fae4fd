# Knocks at another program's socket that has a name among the files.
# rule: 5
# fools: inprocess
# success: contact
# with: every

import socket


def trick(*args):
    with socket.socket(socket.AF_UNIX) as s:
        s.connect("@DOOR@")
    return 99.0
