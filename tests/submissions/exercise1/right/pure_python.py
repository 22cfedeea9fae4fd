# expect: passed
# style: pure Python loops and recursion, nested lists instead of arrays
def step(z):
    try:
        return [step(part) for part in z]
    except TypeError:
        return 1.0 if z >= 0 else 0.0


def sign(z):
    try:
        return [sign(part) for part in z]
    except TypeError:
        return 1.0 if z >= 0 else -1.0


def dot(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def predict(w, X):
    labels = []
    for row in X:
        labels.append(sign(dot(w, row)))
    return labels


def perceptron_update(w, x, y, eta):
    error = y - sign(dot(w, x))
    return [w[i] + eta * error * x[i] for i in range(len(w))]


def perceptron_train(X, y, eta, max_epochs):
    w = [0.0 for _ in X[0]]
    epochs = 0
    while epochs < max_epochs:
        epochs += 1
        clean = True
        for i in range(len(X)):
            if sign(dot(w, X[i])) != y[i]:
                clean = False
            w = perceptron_update(w, X[i], y[i], eta)
        if clean:
            break
    return w, epochs
