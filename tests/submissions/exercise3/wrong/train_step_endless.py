# expect: train_step=timed_out
# mistake: the epoch counter is never increased
# diagnosis: no end
def train_step(w, x, y, eta):
    epoch = 0
    while epoch < 1:
        w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
