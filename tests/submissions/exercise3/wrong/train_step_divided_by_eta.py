# expect: train_step=failed
# mistake: divides the gradients by the learning rate
# diagnosis: silent
def _half_square(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def train_step(w, x, y, eta):
    new = w - gradients(w, x, y) / eta
    return new, _half_square(w, x, y), _half_square(new, x, y)
