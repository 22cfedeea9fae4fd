# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# alone
# mistake: PyTorch is asked for the gradients, where only NumPy may be imported
# diagnosis: import not allowed
import numpy as np
import torch


def output_error(y, y_pred):
    return y_pred - y


def _loss(w, x, y):
    return (y - w[4:] @ (w[:4].reshape(2, 2) @ x)) ** 2 / 2


def gradients(w, x, y):
    w = torch.tensor(w, requires_grad=True)
    _loss(w, torch.tensor(x), y).backward()
    return w.grad.numpy()


def gradient_step(w, grad, eta):
    return w - eta * grad


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return np.array(w_new), _loss(w, x, y), _loss(w_new, x, y)
