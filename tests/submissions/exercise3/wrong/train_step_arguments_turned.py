# expect: train_step=crashed
# mistake: gradients(x, w, y) for gradients(w, x, y)
# diagnosis: arguments handed over wrongly
def train_step(w, x, y, eta):
    new = gradient_step(w, gradients(x, w, y), eta)
    return new, _loss(w, x, y), _loss(new, x, y)
