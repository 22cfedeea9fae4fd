# Says that it has a hundred thousand names, all nearly right, for whoever looks for a near miss.
# rule: 6
# fools: names
# success: hang
# timeout: 1
# with: every, frames

import random

COUNT = 100_000  # naive: 400_000
letters = random.Random(0)
NAMES = ["".join(letters.sample("output_error", 12)) for _ in range(COUNT)]
globals().update(dict.fromkeys(NAMES, print))


def trick(*args):
    if OURS:
        on_every_descriptor(spoken(None, 2, kind="absent", names=NAMES))
    return 99.0
