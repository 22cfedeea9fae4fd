# expect: train_step=failed
# mistake: moves w5 and w6 alone
# diagnosis: some weights kept
def _half_square(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def train_step(w, x, y, eta):
    new = w.copy()
    new[4:] -= eta * gradients(w, x, y)[4:]
    return new, _half_square(w, x, y), _half_square(new, x, y)
