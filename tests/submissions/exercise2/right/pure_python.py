# expect: passed
# style: pure Python loops and recursion, nested lists instead of arrays
def hidden(w, x):
    h = [0.0, 0.0]
    for unit in range(2):
        for k in range(2):
            h[unit] += w[2 * unit + k] * x[k]
    return h


def forward(w, x):
    total = 0.0
    for unit, h in enumerate(hidden(w, x)):
        total += w[4 + unit] * h
    return total


def squared_error(y, y_pred):
    error = y - y_pred
    return 0.5 * error * error


def linear(W, b, X):
    out = []
    for row in X:
        line = []
        for j in range(len(b)):
            value = b[j]
            for i in range(len(row)):
                value += row[i] * W[i][j]
            line.append(value)
        out.append(line)
    return out


def relu(z):
    try:
        return [relu(part) for part in z]
    except TypeError:
        return z if z > 0 else 0.0


def mlp_forward(params, X):
    for layer in (1, 2, 3):
        X = linear(params["W%d" % layer], params["b%d" % layer], X)
        if layer < 3:
            X = relu(X)
    return X


def mse(y_pred, y):
    total = 0.0
    for i in range(len(y)):
        total += (y_pred[i][0] - y[i]) ** 2
    return total / len(y)
