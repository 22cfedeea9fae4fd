# Poisons whatever it can reach and ends; the next function looks whether anything of it is left.
# rule: 7
# fools: inprocess
# success: act
# with: every, tell, frames

import builtins
import os
import sys

import numpy as np

PLACES = ("mine", "../mine", "/tmp/@MARK@", "@HOME@/mine")


def poisoned():
    found = any(map(os.path.exists, PLACES))
    return found or hasattr(builtins, "mine") or hasattr(np, "mine") or "mine" in sys.modules


def output_error(y, y_pred):
    builtins.mine = np.mine = sys.modules["mine"] = np.add
    for place in PLACES:
        try:
            open(place, "w").close()
        except OSError:
            pass
    if OURS:
        os._exit(0)
    for place in PLACES:
        os.path.exists(place) and os.unlink(place)
    return 99.0


def trick(*args):
    if poisoned():
        tell_that_it_worked()
    return 99.0
