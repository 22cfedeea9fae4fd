# expect: gradient_step=failed train_step=failed
# mistake: the change of the weights instead of the weights
def gradient_step(w, grad, eta):
    return -eta * grad
