# -*- coding: latin-1 -*-
# expect: passed
# style: a coding line, nested block modules, recursion over the children
# (these accents are Latin-1: é à ü)
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler()
    X_train = scaler.fit_transform(X_train)
    return X_train, scaler.transform(X_test), y_train, y_test


class Block(nn.Module):
    def __init__(self, n_in, n_out, inner):
        super().__init__()
        self.linear = nn.Linear(n_in, n_out)
        self.inner = inner

    def forward(self, x):
        return self.inner(torch.relu(self.linear(x)))


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.net = self.build(input_dim, list(hidden_dims), output_dim)

    def build(self, n_in, widths, n_out):
        if not widths:
            return nn.Linear(n_in, n_out)
        head, *tail = widths
        return Block(n_in, head, self.build(head, tail, n_out))

    def forward(self, x):
        return self.net(x)


def init_weights(model):
    if isinstance(model, nn.Linear):
        nn.init.xavier_normal_(model.weight)
        nn.init.zeros_(model.bias)
    for child in model.children():
        init_weights(child)


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)


def run_epoch(model, loader, device, optimizer=None):
    total, count = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        loss = nn.functional.mse_loss(model(x).view(len(x)), y)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        total += len(x) * loss.item()
        count += len(x)
    return total / count


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [run_epoch(model, loader, device, optimizer) for _ in range(epochs)]


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    with torch.no_grad():
        return run_epoch(model, loader, device)
