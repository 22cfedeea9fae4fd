# expect: passed
# style: a graph as a dict, the chain rule as a recursion over its paths
import numpy as np

EDGES = {
    "h1": [("w1", "x1"), ("w2", "x2")],
    "h2": [("w3", "x1"), ("w4", "x2")],
    "y_pred": [("w5", "h1"), ("w6", "h2")],
}
WEIGHTS = ["w1", "w2", "w3", "w4", "w5", "w6"]


def value(name, known):
    if name in known:
        return known[name]
    return sum(value(a, known) * value(b, known) for a, b in EDGES[name])


def slope(name, weight, known):
    if name == weight:
        return 1.0
    return sum(
        slope(a, weight, known) * value(b, known) + value(a, known) * slope(b, weight, known)
        for a, b in EDGES.get(name, [])
    )


def known_values(w, x):
    return dict(zip([*WEIGHTS, "x1", "x2"], [*w, *x], strict=True))


def output_error(y, y_pred):
    return y_pred - y


def gradients(w, x, y):
    known = known_values(w, x)
    error = output_error(y, value("y_pred", known))
    return np.fromiter((error * slope("y_pred", k, known) for k in WEIGHTS), float)


def gradient_step(w, grad, eta):
    return np.fromiter(map(lambda a, b: a - eta * b, w, grad), dtype=float)


def train_step(w, x, y, eta):
    new = gradient_step(w, gradients(w, x, y), eta)
    misses = [y - value("y_pred", known_values(v, x)) for v in (w, new)]
    return (new, *(miss * miss / 2 for miss in misses))
