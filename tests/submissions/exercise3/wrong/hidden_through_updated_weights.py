# expect: train_step=failed
# mistake: w5 and w6 are updated first, and the hidden gradients use the new ones
# diagnosis: hidden gradients at the updated output weights
def train_step(w, x, y, eta):
    grad = gradients(w, x, y)
    half_way = w.copy()
    half_way[4:] -= eta * grad[4:]
    h1, h2 = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4] * h1 + w[5] * h2)
    w_new = half_way.copy()
    w_new[0:2] -= eta * error * half_way[4] * x
    w_new[2:4] -= eta * error * half_way[5] * x
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
