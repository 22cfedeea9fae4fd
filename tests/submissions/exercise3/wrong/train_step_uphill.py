# expect: train_step=failed
# mistake: right gradients, but the step is added
# diagnosis: step uphill
def _half_square(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def train_step(w, x, y, eta):
    new = w + eta * gradients(w, x, y)
    return new, _half_square(w, x, y), _half_square(new, x, y)
