# expect: train_step=failed
# mistake: each gradient is taken at the weights that were already changed
# diagnosis: updated one after another
def train_step(w, x, y, eta):
    w_new = w.copy()
    for k in range(6):
        w_new[k] -= eta * gradients(w_new, x, y)[k]
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
