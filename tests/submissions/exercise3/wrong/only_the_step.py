# expect: gradient_step=failed train_step=failed
# mistake: the change of the weights instead of the weights
# diagnosis: only the change
def gradient_step(w, grad, eta):
    return -eta * grad
