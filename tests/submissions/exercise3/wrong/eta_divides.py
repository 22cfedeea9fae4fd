# expect: gradient_step=failed train_step=failed
# mistake: divides by the learning rate
# diagnosis: w_new: divided by eta instead of multiplied
def gradient_step(w, grad, eta):
    return w - grad / eta
