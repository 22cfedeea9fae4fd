# expect: train_step=failed
# mistake: losses rounded to two decimals
# diagnosis: rounded to 2 decimals
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, round(float(_loss(w, x, y)), 2), round(float(_loss(w_new, x, y)), 2)
