# expect: train_step=failed
# mistake: the losses are printed, the weights alone returned
# diagnosis: results left out
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    print("before:", _loss(w, x, y), "after:", _loss(w_new, x, y))
    return w_new
