# expect: passed
# style: matplotlib, seaborn and tqdm imported and used
import matplotlib
import numpy as np
import seaborn as sns
import tqdm
from matplotlib import pyplot as plt

matplotlib.use("Agg")
sns.set_theme()


def hidden(w, x):
    return np.array([np.dot(w[0:2], x), np.dot(w[2:4], x)])


def forward(w, x):
    return np.dot(w[4:6], hidden(w, x))


def squared_error(y, y_pred):
    return ((y - y_pred) ** 2) / 2


def linear(W, b, X):
    return X @ W + np.tile(b, (len(X), 1))


def relu(z):
    return np.where(np.less(z, 0), 0.0, z)


def mlp_forward(params, X):
    A = X
    for layer in tqdm.tqdm([1, 2, 3], leave=False):
        Z = linear(params[f"W{layer}"], params[f"b{layer}"], A)
        A = relu(Z) if layer != 3 else Z
    plt.figure()
    plt.scatter(X[:, 0], A[:, 0])
    plt.title("what comes out")
    plt.close("all")
    return A


def mse(y_pred, y):
    return np.mean(np.power(y_pred - y.reshape(-1, 1), 2))
