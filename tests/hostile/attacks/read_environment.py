# Reads a secret from the environment.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell

import os


def trick(*args):
    tell(repr(dict(os.environ)))
