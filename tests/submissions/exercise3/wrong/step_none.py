# expect: gradient_step=failed train_step=crashed
# mistake: the new weights are computed and thrown away
# diagnosis: nothing returned
def gradient_step(w, grad, eta):
    w = w - eta * grad
