# expect: train_step=failed
# mistake: loss_after comes before loss_before
# diagnosis: results in another order
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, _loss(w_new, x, y), _loss(w, x, y)
