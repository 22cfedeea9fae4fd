# Puts the folder of the model answers on the path, and imports from it.
# rule: 4
# fools: inprocess
# success: points

import os
import sys

sys.path.insert(0, os.path.dirname("@SOLUTION@"))
sys.modules.pop("exercise3", None)
from exercise3 import *  # noqa: F403
