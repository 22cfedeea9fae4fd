# expect: passed
# style: layers never called, their weights used in einsum; exact fractions for means
from fractions import Fraction

import torch
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    mean = sum(X_train) / len(X_train)
    variance = sum((row - mean) ** 2 for row in X_train) / len(X_train)
    deviation = variance**0.5
    deviation[X_train.max(0) == X_train.min(0)] = 1
    return (X_train - mean) / deviation, (X_test - mean) / deviation, y_train, y_test


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.h = nn.ModuleList()
        for width in hidden_dims:
            self.h.append(nn.Linear(input_dim, width))
            input_dim = width
        self.o = nn.Linear(input_dim, output_dim)

    def forward(self, x):
        for layer in self.h:
            z = torch.einsum("bi,oi->bo", x, layer.weight) + layer.bias
            x = z * (z > 0)
        return x @ self.o.weight.T + self.o.bias


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            std = (2.0 / (m.weight.size(0) + m.weight.size(1))) ** 0.5
            nn.init.normal_(m.weight, std=std)
            nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    X = torch.stack([torch.tensor(row, dtype=torch.float32) for row in X])
    y = torch.stack([torch.tensor(value, dtype=torch.float32) for value in y])
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)


def exact_mean(values):
    return float(sum(map(Fraction, values)) / len(values))


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        squares = []
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            square = torch.pow(torch.sub(model(x).t()[0], y), 2)
            optimizer.zero_grad()
            square.mean().backward()
            optimizer.step()
            squares += square.tolist()
        losses.append(exact_mean(squares))
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    squares = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            squares += torch.pow(torch.sub(model(x).t()[0], y), 2).tolist()
    return exact_mean(squares)
