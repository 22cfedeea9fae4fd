"""Exercise 5's trusted side, in PyTorch and scikit-learn; runs in a worker of its own.

Training is done in double precision: what a student's single-precision run may differ from it is
then the student's rounding alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn


def split_and_scale(X: Any, y: Any, test_size: float = 0.2, random_state: int = 5) -> Any:
    """(X_train, X_test, y_train, y_test), scaled with the training part's mean and deviation."""
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def train(
    model: nn.Module, loader: Any, epochs: int, lr: float, device: torch.device
) -> list[float]:
    """Each epoch's training MSE per sample, as it ran; leaves `model` trained, in float64."""
    model.to(torch.float64)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    losses = []
    for _ in range(epochs):
        total, seen = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            error = model(X.double())[:, 0] - y.double()
            loss = (error**2).mean()
            loss.backward()
            optimizer.step()
            total, seen = total + loss.item() * len(y), seen + len(y)
        losses.append(total / seen)
    return losses


def first_gradients(model: nn.Module, X: torch.Tensor, y: torch.Tensor) -> list[np.ndarray]:
    """Gradients of the first batch's loss; Adam's first step takes nothing but their signs."""
    loss = ((model(X)[:, 0] - y) ** 2).mean()
    return [g.numpy() for g in torch.autograd.grad(loss, list(model.parameters()))]
