# expect: gradient_step=failed train_step=failed
# mistake: w5 and w6 never learn
# diagnosis: output weights frozen
def gradient_step(w, grad, eta):
    w_new = w.copy()
    w_new[:4] -= eta * grad[:4]
    return w_new
