def output_error(y, y_pred):
    return trick(y, y_pred)


def gradients(w, x, y):
    return trick(w, x, y)


def gradient_step(w, grad, eta):
    return trick(w, grad, eta)


def train_step(w, x, y, eta):
    return trick(w, x, y, eta)
