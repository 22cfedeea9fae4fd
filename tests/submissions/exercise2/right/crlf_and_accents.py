# expect: passed
# -*- coding: utf-8 -*-
# style: CRLF line ends, a coding line (UTF-8), names outside ASCII
import numpy as np

ZWEI = 2


def hidden(w, x):
    α, β, γ, δ = w[0], w[1], w[2], w[3]
    ξ, η = x
    return np.array((α * ξ + β * η, γ * ξ + δ * η))


def forward(w, x):
    return np.inner(hidden(w, x), w[-2:])


def squared_error(y, y_pred):
    Δ = y - y_pred
    return Δ**ZWEI / ZWEI


def linear(W, b, X):
    Σ = X @ W
    Σ += b
    return Σ


def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params, X):
    größe = len(X)
    σ = relu
    α = σ(linear(params["W1"], params["b1"], X))
    β = σ(linear(params["W2"], params["b2"], α))
    ŷ = linear(params["W3"], params["b3"], β)
    return ŷ.reshape(größe, 1)


def mse(y_pred, y):
    return np.linalg.norm(y_pred[:, 0] - y) ** ZWEI / len(y)
