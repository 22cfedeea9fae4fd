# expect: train_step=failed
# mistake: the step is halved once more
# diagnosis: step of another length
def _half_square(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def train_step(w, x, y, eta):
    new = gradient_step(w, gradients(w, x, y), eta / 2)
    return new, _half_square(w, x, y), _half_square(new, x, y)
