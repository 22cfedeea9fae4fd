# Goes to another's folder and works there, as if it were its own.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell

import os


def trick(*args):
    os.chdir(os.path.dirname("@OTHER@"))
    tell(open(os.listdir(".")[0]).read())
