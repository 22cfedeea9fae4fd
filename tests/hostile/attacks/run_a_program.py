# Has a program read the secret for it.
# rule: 5
# fools: inprocess
# success: leak
# with: every, tell

import subprocess


def trick(*args):
    tell(subprocess.run(["cat", "@HOME@/secret.txt"], capture_output=True, text=True).stdout)
