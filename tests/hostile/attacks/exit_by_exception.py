# Raises SystemExit with status 0, which no `except Exception` holds up.
# rule: 2
# fools: child exit
# success: points

import sys

sys.exit(0)
