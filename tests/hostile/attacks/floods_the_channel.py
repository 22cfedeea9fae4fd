# Sends progress that nobody asked for, as fast as it can, so that nobody looks at the clock.
# rule: 6
# fools: pickle
# success: hang
# timeout: 0.5
# with: every, frames


def trick(*args):
    frame = spoken("progress", 2, kind="progress", done=1)
    while True:
        on_every_descriptor(frame * 1000)
