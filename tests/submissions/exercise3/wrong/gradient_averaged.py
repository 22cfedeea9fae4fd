# expect: gradient_step=failed train_step=failed
# mistake: every weight moves by the mean gradient
# diagnosis: one mean gradient for all
def gradient_step(w, grad, eta):
    return w - eta * grad.mean()
