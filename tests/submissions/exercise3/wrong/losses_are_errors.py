# expect: train_step=failed
# mistake: the output error before and after instead of the loss
# diagnosis: errors in place of losses
def train_step(w, x, y, eta):
    def error(v):
        return output_error(y, v[4:] @ (v[:4].reshape(2, 2) @ x))

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, error(w), error(w_new)
