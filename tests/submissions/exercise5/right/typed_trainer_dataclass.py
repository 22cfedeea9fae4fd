# expect: passed
# style: type hints, dataclasses, a Trainer class and functools.partial
from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Iterable, Sequence

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

to_float = partial(torch.tensor, dtype=torch.float32)


def split_and_scale(
    X: np.ndarray, y: np.ndarray, test_size: float = 0.2, random_state: int = 5
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


class HousePricesMLP(nn.Module):
    def __init__(
        self, input_dim: int, output_dim: int, hidden_dims: Sequence[int] = (4, 3)
    ) -> None:
        super().__init__()
        sizes = [input_dim, *hidden_dims, output_dim]
        self.layers = nn.ModuleList(nn.Linear(*p) for p in zip(sizes, sizes[1:]))

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers[:-1]:
            x = nn.functional.relu(layer(x), inplace=True)
        return self.layers[-1](x)


def init_weights(model: nn.Module) -> None:
    def visit(module: nn.Module) -> None:
        match module:
            case nn.Linear():
                nn.init.xavier_normal_(module.weight)
                nn.init.zeros_(module.bias)

    model.apply(visit)


def make_loader(X: np.ndarray, y: np.ndarray, batch_size: int, shuffle: bool) -> DataLoader:
    dataset = TensorDataset(to_float(X), to_float(y))
    generator = torch.Generator().manual_seed(5)
    return DataLoader(dataset, batch_size, shuffle, generator=generator)


@dataclass
class Average:
    total: float = 0.0
    weight: int = 0

    def add(self, value: float, weight: int) -> None:
        self.total += value * weight
        self.weight += weight

    @property
    def value(self) -> float:
        return self.total / self.weight


@dataclass
class Trainer:
    model: nn.Module
    device: torch.device
    criterion: nn.Module = field(default_factory=nn.MSELoss)

    def __post_init__(self) -> None:
        self.model.to(self.device)

    def loss(self, x: Tensor, y: Tensor) -> Tensor:
        x, y = x.to(self.device), y.to(self.device)
        return self.criterion(self.model(x).squeeze(1), y)

    def fit(self, loader: Iterable, epochs: int, lr: float) -> list[float]:
        optimizer = torch.optim.Adam(self.model.parameters(), lr=lr)
        history: list[float] = []
        self.model.train()
        for _ in range(epochs):
            average = Average()
            for x, y in loader:
                optimizer.zero_grad()
                loss = self.loss(x, y)
                loss.backward()
                optimizer.step()
                average.add(loss.item(), len(y))
            history.append(average.value)
        return history

    def score(self, loader: Iterable) -> float:
        average = Average()
        self.model.eval()
        with torch.no_grad():
            for x, y in loader:
                average.add(self.loss(x, y).item(), len(y))
        return average.value


def train(
    model: nn.Module, loader: DataLoader, epochs: int, lr: float, device: torch.device
) -> list[float]:
    return Trainer(model, device).fit(loader, epochs, lr)


def evaluate(model: nn.Module, loader: DataLoader, device: torch.device) -> float:
    return Trainer(model, device).score(loader)
