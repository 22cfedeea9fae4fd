# Moves the grader's package away, for it to import whatever is put in its place.
# rule: 4
# fools: inprocess
# success: left
# with: every

import os

os.rename("@PACKAGE@", "@PACKAGE@-@MARK@")


def trick(*args):
    return 99.0
