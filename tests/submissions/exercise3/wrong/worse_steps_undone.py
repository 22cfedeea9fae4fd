# expect: train_step=failed
# mistake: a step that makes the loss larger is silently undone
# diagnosis: a worse step undone
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    before, after = _loss(w, x, y), _loss(w_new, x, y)
    if after > before:
        return w.copy(), before, before
    return w_new, before, after
