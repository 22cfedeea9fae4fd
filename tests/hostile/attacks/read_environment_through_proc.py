# Reads the environment that its process was started with, after it was emptied.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell


def trick(*args):
    tell(open("/proc/self/environ").read())
