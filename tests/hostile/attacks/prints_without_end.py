# Prints without end, until whoever collects it has no memory left.
# rule: 6
# fools: child exit
# success: memory
# timeout: 0.5
# with: every

import signal

signal.setitimer = lambda *timer: None
LINE = "x" * (1 << 20)
PIECES = 100_000_000  # naive: 20


def trick(*args):
    for _ in range(PIECES):
        print(LINE)
