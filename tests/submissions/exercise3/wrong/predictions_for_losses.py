# expect: train_step=failed
# mistake: y_pred before and after instead of the loss
# diagnosis: predictions in place of losses
def train_step(w, x, y, eta):
    def forward(v):
        return v[4:] @ (v[:4].reshape(2, 2) @ x)

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, forward(w), forward(w_new)
