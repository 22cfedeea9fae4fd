# expect: gradient_step=failed train_step=failed
# mistake: w2 moves as w1 does, which gives the figure that the book misprints
# diagnosis: the book's misprint


def gradient_step(w, grad, eta):
    new = w - eta * grad
    new[1] = w[0] - eta * grad[0]
    return new
