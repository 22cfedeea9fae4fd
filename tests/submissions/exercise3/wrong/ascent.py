# expect: gradient_step=failed train_step=failed
# mistake: a step uphill: plus instead of minus
# diagnosis: w_new: with eta * grad added instead of subtracted
def gradient_step(w, grad, eta):
    return w + eta * grad
