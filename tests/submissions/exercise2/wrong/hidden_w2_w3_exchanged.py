# expect: hidden=failed forward=failed
# mistake: the weights read column by column: w2 and w3 exchanged
# diagnosis: weights read by columns
import numpy as np


def hidden(w, x):
    return np.array([w[0] * x[0] + w[2] * x[1], w[1] * x[0] + w[3] * x[1]])
