# expect: train_step=failed
# mistake: hands the gradient over as the weights
# diagnosis: silent
def train_step(w, x, y, eta):
    new = gradient_step(gradients(w, x, y), w, eta)
    return new, _loss(w, x, y), _loss(new, x, y)
