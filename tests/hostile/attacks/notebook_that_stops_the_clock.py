# Is a notebook whose cell puts off the alarm that is to stop it.
# rule: 6
# fools: notebook
# success: hang
# timeout: 1
# placed: notebook

import signal
import time

signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0)
time.sleep(600)
