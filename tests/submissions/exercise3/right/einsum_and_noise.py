# expect: passed
# style: einsum; prints and warns at import and in every call
import sys
import warnings

import numpy as np

print("exercise 3, second attempt")
warnings.warn("this file talks a lot", stacklevel=1)


def output_error(y, y_pred):
    print("error", y_pred - y, file=sys.stderr)
    return y_pred - y


def run(w, x):
    first, second = w[:4].reshape(2, 2), w[4:]
    hidden = np.einsum("ij,j->i", first, x)
    return hidden, np.einsum("i,i->", second, hidden)


def gradients(w, x, y):
    hidden, y_pred = run(w, x)
    error = output_error(y, y_pred)
    print("gradients at", w)
    first = np.einsum(",i,j->ij", error, w[4:], x)
    return np.append(first, np.einsum(",i->i", error, hidden))


def gradient_step(w, grad, eta):
    return w - np.einsum(",i->i", eta, grad)


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    np.float64(1.0) / np.float64(0.0)  # a warning from NumPy, and nothing else
    return w_new, (run(w, x)[1] - y) ** 2 / 2, (run(w_new, x)[1] - y) ** 2 / 2
