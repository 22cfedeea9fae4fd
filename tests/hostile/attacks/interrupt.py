# Raises KeyboardInterrupt, as if the teacher had pressed Ctrl-C.
# rule: 2
# fools: inprocess
# success: crash
# with: every


def trick(*args):
    raise KeyboardInterrupt
