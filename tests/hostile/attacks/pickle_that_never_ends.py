# Answers with a pickle that takes forever to be read.
# rule: 3
# fools: pickle
# success: hang
# with: every


class Waits:
    def __reduce__(self):
        import time

        return time.sleep, (10**6,)


def trick(*args):
    return Waits()
