# Makes the folder of the model answer its root folder, and opens it there.
# rule: 5
# fools: inprocess
# success: points
# needs: root

import os

outside = os.open("/", os.O_RDONLY)
os.chroot(os.path.dirname("@SOLUTION@"))
exec(open("/exercise3.py").read())
os.fchdir(outside)
os.chroot(".")
