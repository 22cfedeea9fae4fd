# expect: gradient_step=failed train_step=failed
# mistake: the worked example's learning rate typed in
# diagnosis: w_new: with eta = 0.1, whatever is given
def gradient_step(w, grad, eta):
    return w - 0.1 * grad
