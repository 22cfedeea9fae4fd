# expect: train_step=failed
# mistake: two results instead of three
# diagnosis: results left out
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, _loss(w_new, x, y)
