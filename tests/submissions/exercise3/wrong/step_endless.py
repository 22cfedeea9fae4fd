# expect: gradient_step=timed_out train_step=timed_out
# mistake: the counter of the loop is never increased
# diagnosis: no end
def gradient_step(w, grad, eta):
    w_new = w.copy()
    k = 0
    while k < 6:
        w_new[k] = w[k] - eta * grad[k]
    return w_new
