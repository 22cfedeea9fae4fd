# expect: gradient_step=failed train_step=failed
# mistake: a step uphill: plus instead of minus
def gradient_step(w, grad, eta):
    return w + eta * grad
