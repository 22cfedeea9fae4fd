# expect: train_step=failed
# mistake: the three results in another order
# diagnosis: results in another order
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return _loss(w, x, y), _loss(w_new, x, y), w_new
