# expect: step=failed
# mistake: the logistic function instead of the step
# diagnosis: logistic in place of step
import numpy as np


def step(z):
    return 1 / (1 + np.exp(-np.asarray(z)))
