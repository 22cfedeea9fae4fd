# Shuts the channel down for writing, and goes on as if nothing were wrong.
# rule: 2
# fools: pickle
# success: crash
# with: every

import os
import socket
import stat


def trick(*args):
    for number in range(3, 60):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                socket.socket(fileno=os.dup(number)).shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
    return 99.0
