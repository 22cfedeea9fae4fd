# expect: gradient_step=failed train_step=failed
# mistake: takes the gradient first and the weights second
# diagnosis: arguments in another order
def gradient_step(grad, w, eta):
    return w - eta * grad
