# expect: passed
# style: annotations kept as text, a frozen dataclass, a named tuple as result
from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import NamedTuple

import numpy as np


@dataclass(frozen=True)
class Network:
    w1: float
    w2: float
    w3: float
    w4: float
    w5: float
    w6: float

    def hidden(self, x: np.ndarray) -> tuple[float, float]:
        x1, x2 = x
        return self.w1 * x1 + self.w2 * x2, self.w3 * x1 + self.w4 * x2

    def __call__(self, x: np.ndarray) -> float:
        h1, h2 = self.hidden(x)
        return self.w5 * h1 + self.w6 * h2

    def loss(self, x: np.ndarray, y: float) -> float:
        return (y - self(x)) ** 2 / 2


class Step(NamedTuple):
    w_new: np.ndarray
    loss_before: float
    loss_after: float


def output_error(y: float, y_pred: float) -> float:
    return y_pred - y


def gradients(w: np.ndarray, x: np.ndarray, y: float) -> np.ndarray:
    net = Network(*w)
    h1, h2 = net.hidden(x)
    x1, x2 = x
    slopes = Network(net.w5 * x1, net.w5 * x2, net.w6 * x1, net.w6 * x2, h1, h2)
    return output_error(y, net(x)) * np.array(astuple(slopes))


def gradient_step(w: np.ndarray, grad: np.ndarray, eta: float) -> np.ndarray:
    return w - eta * grad


def train_step(w: np.ndarray, x: np.ndarray, y: float, eta: float) -> Step:
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return Step(w_new, Network(*w).loss(x, y), Network(*w_new).loss(x, y))
