# expect: train_step=failed
# mistake: both losses are taken at the new weights
# diagnosis: both losses at the new weights
def train_step(w, x, y, eta):
    w = gradient_step(w, gradients(w, x, y), eta)
    loss_before = _loss(w, x, y)
    return w, loss_before, _loss(w, x, y)
