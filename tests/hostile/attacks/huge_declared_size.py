# Announces an answer of four gigabytes, for which whoever believes it makes room.
# rule: 3
# fools: pickle
# success: memory
# timeout: 0.5
# with: every, frames

import time


def trick(*args):
    size = 0x3FFFFFFF
    ours = struct.pack("!4sHQII", b"nngr", 1, 2, size, size)
    on_every_descriptor(ours if OURS else struct.pack("!4sI", b"pick", size))
    time.sleep(600)
