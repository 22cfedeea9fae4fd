# Makes a link in its own folder that leads to the model answer, and opens the link.
# rule: 4
# fools: child exit
# success: points

import os

os.symlink("@SOLUTION@", "mine.py")
exec(open("mine.py").read())
