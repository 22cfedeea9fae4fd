# Asks a question on standard input and waits for somebody to type.
# rule: 6
# fools: child exit
# success: hang
# timeout: 0.5
# with: every

import signal

signal.setitimer = lambda *timer: None


def trick(*args):
    return float(input("mark? "))
