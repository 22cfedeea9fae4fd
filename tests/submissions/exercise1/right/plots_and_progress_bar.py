# expect: passed
# style: matplotlib and tqdm imported and used, tqdm round the epochs
import matplotlib.pyplot as plt
import numpy as np
from tqdm import tqdm

plt.rcParams["figure.figsize"] = (4, 3)


def step(z):
    return np.where(np.array(z) < 0, 0, 1)


def sign(z):
    return np.where(np.array(z) < 0, -1, 1)


def predict(w, X):
    return sign(np.dot(X, w))


def perceptron_update(w, x, y, eta):
    return w + eta * (y - sign(np.dot(w, x))) * x


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    history = []
    for epoch in tqdm(range(max_epochs), desc="epochs"):
        mistakes = 0
        for i in range(len(y)):
            if sign(np.dot(w, X[i])) != y[i]:
                w = perceptron_update(w, X[i], y[i], eta)
                mistakes = mistakes + 1
        history.append(mistakes)
        if mistakes == 0:
            break
    fig, ax = plt.subplots()
    ax.plot(history, marker="o")
    ax.set_xlabel("epoch")
    plt.close(fig)
    return w, len(history)
