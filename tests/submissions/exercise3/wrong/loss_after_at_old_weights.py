# expect: train_step=failed
# mistake: both losses are taken at the old weights
# diagnosis: both losses at the old weights
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, _loss(w, x, y), _loss(w, x, y)
