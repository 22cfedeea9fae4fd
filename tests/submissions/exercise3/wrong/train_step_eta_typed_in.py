# expect: train_step=failed
# mistake: a learning rate of its own, that of no example
# diagnosis: eta fixed
def _half_square(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def train_step(w, x, y, eta):
    new = gradient_step(w, gradients(w, x, y), 0.05)
    return new, _half_square(w, x, y), _half_square(new, x, y)
