# expect: gradient_step=failed train_step=failed
# mistake: half of the learning rate
# diagnosis: step of another length
def gradient_step(w, grad, eta):
    return w - 0.5 * eta * grad
