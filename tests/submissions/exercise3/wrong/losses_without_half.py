# expect: train_step=failed
# mistake: the squared error without its 1/2
# diagnosis: losses without the half
def train_step(w, x, y, eta):
    def loss(v):
        hidden = v[:4].reshape(2, 2) @ x
        return (y - v[4:] @ hidden) ** 2

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w), loss(w_new)
