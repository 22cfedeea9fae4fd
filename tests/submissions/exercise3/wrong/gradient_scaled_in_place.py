# expect: gradient_step=failed
# mistake: right weights, but the caller's gradient is overwritten
# diagnosis: argument changed in place
def gradient_step(w, grad, eta):
    grad *= eta
    return w - grad
