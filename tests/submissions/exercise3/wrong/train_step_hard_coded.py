# expect: train_step=failed
# mistake: the worked example's results typed in
# diagnosis: one answer for every input
import numpy as np


def train_step(w, x, y, eta):
    return np.array([0.895, 0.29, 0.29, 0.28, 0.79, 1.8005]), 2.205, 0.0050147
