# expect: train_step=failed
# mistake: eta is taken but 0.1 is passed on
# diagnosis: eta fixed
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), 0.1)
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
