# expect: train_step=failed
# mistake: a dict by name instead of three results
# diagnosis: dict returned
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return {
        "w_new": w_new,
        "loss_before": _loss(w, x, y),
        "loss_after": _loss(w_new, x, y),
    }
