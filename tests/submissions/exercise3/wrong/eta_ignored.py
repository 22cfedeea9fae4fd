# expect: gradient_step=failed train_step=failed
# mistake: the learning rate is left out
# diagnosis: w_new: without the factor eta
def gradient_step(w, grad, eta):
    return w - grad
