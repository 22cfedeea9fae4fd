# expect: gradient_step=failed train_step=failed
# mistake: takes the gradient first and the weights second
# diagnosis: w_new: with w and grad exchanged
def gradient_step(grad, w, eta):
    return w - eta * grad
