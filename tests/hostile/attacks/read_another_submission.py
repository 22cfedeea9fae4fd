# Looks around in the class's folder and reads what somebody else has handed in.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell

import os


def trick(*args):
    folder = os.path.dirname("@OTHER@")
    for name in os.listdir(folder):
        tell(open(os.path.join(folder, name)).read())
