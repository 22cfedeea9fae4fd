# Writes bytes on the channel that are no answer at all.
# rule: 2
# fools: pickle
# success: crash
# with: every, frames


def trick(*args):
    on_every_descriptor(b"PASS" * 1000)
    return 99.0
