# expect: gradient_step=failed train_step=failed
# mistake: the learning rate is left out
def gradient_step(w, grad, eta):
    return w - grad
