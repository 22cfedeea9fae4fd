# Leaves with status 0 as soon as it is imported.
# rule: 2
# fools: child exit
# success: points

import os

os._exit(0)
