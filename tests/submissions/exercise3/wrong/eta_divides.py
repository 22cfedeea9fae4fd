# expect: gradient_step=failed train_step=failed
# mistake: divides by the learning rate
def gradient_step(w, grad, eta):
    return w - grad / eta
