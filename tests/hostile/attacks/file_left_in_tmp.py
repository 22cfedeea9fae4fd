# Leaves a file for the next one to find.
# rule: 4
# fools: inprocess
# success: left
# with: every


def trick(*args):
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        try:
            open(f"{folder}/@MARK@", "w").close()
        except OSError:
            pass
    return 99.0
