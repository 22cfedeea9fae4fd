# expect: passed
# style: pure Python, lists returned instead of arrays
def output_error(y, y_pred):
    return float(y_pred) - float(y)


def hidden(w, x):
    return [sum(w[2 * i + j] * x[j] for j in range(2)) for i in range(2)]


def predict(w, x):
    return sum(weight * value for weight, value in zip(w[4:], hidden(w, x)))


def gradients(w, x, y):
    error = output_error(y, predict(w, x))
    grad = []
    for i in range(2):
        for j in range(2):
            grad.append(float(error * w[4 + i] * x[j]))
    for value in hidden(w, x):
        grad.append(float(error * value))
    return grad


def gradient_step(w, grad, eta):
    return [float(w[k] - eta * grad[k]) for k in range(6)]


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    losses = [output_error(y, predict(v, x)) ** 2 / 2 for v in (w, w_new)]
    return [w_new, losses[0], losses[1]]
