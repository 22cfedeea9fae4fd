# expect: passed
# style: lambdas, partial, a decorator, plotting and progress libraries imported
import functools
import operator

import matplotlib.pyplot as plt
import numpy as np
from tqdm import tqdm


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


swap = lambda function: lambda a, b: function(b, a)  # noqa: E731
output_error = swap(operator.sub)
hidden = lambda w, x: np.array([w[0:2] @ x, w[2:4] @ x])  # noqa: E731
predict = lambda w, x: w[4:] @ hidden(w, x)  # noqa: E731
loss = lambda w, x, y: output_error(y, predict(w, x)) ** 2 / 2  # noqa: E731


@counted
def gradients(w, x, y):
    by_output = functools.partial(operator.mul, output_error(y, predict(w, x)))
    links = [w[4] * x, w[5] * x, hidden(w, x)]
    return np.concatenate(list(map(by_output, links)))


@counted
def gradient_step(w, grad, eta):
    steps = tqdm(range(6), disable=True)
    del steps
    return w - eta * grad


@counted
def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w, x, y), loss(w_new, x, y)


def picture(losses):
    plt.plot(losses)
    plt.show()
