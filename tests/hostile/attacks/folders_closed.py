# Leaves folders that their owner may not enter, and files in them.
# rule: 6
# fools: child exit
# success: crash, left
# needs: user
# with: every

import os


def trick(*args):
    os.umask(0o777)
    for mode in (0o000, 0o300, 0o100):
        folder = f"closed{mode:o}"
        os.umask(0o777 & ~mode)
        os.mkdir(folder)
        os.umask(0)
        try:
            open(f"{folder}/within", "w").close()
        except OSError:
            pass
    return 99.0
