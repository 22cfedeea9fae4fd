# Answers from a thread, a question too late, in the hope that nobody counts.
# rule: 2
# fools: pickle
# success: crash
# with: every, frames

import threading
import time


def trick(*args):
    def late():
        time.sleep(0.005)
        on_every_descriptor(spoken(0.0, 2) if OURS else b"late")

    threading.Thread(target=late, daemon=True).start()
    time.sleep(0.02)
    return 99.0
