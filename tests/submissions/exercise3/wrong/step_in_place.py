# expect: gradient_step=failed train_step=failed
# mistake: right numbers, written into the caller's weights
# diagnosis: argument changed in place
def gradient_step(w, grad, eta):
    w -= eta * grad
    return w
