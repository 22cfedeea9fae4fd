# expect: train_step=crashed
# mistake: takes no learning rate
# diagnosis: other arguments
def train_step(w, x, y):
    w_new = gradient_step(w, gradients(w, x, y), 0.1)
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
