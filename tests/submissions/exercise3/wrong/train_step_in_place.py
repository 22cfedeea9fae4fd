# expect: train_step=failed
# mistake: right results, but the caller's weights have moved
# diagnosis: argument changed in place
def train_step(w, x, y, eta):
    loss_before = _loss(w, x, y)
    w[:] = gradient_step(w, gradients(w, x, y), eta)
    return w.copy(), loss_before, _loss(w, x, y)
