# Moves the folder of the model answers, and puts its own in its place.
# rule: 4
# fools: inprocess
# success: points, left

import os
import shutil

folder = os.path.dirname("@SOLUTION@")
os.rename(folder, folder + "-@MARK@")
shutil.copytree(folder + "-@MARK@", folder)
exec(open(folder + "-@MARK@/exercise3.py").read())
