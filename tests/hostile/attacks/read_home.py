# Reads a file of the teacher's home directory.
# rule: 4
# fools: inprocess
# success: leak
# with: every, tell


def trick(*args):
    tell(open("@HOME@/secret.txt").read())
