# expect: passed
# style: byte-order mark, NumPy float64 and float32 scalars returned
import numpy as np
import torch
import torch.nn as nn
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X.copy(), y.copy(), test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler(copy=False)
    return scaler.fit_transform(X_train), scaler.transform(X_test), y_train, y_test


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        widths = np.concatenate([[input_dim], hidden_dims, [output_dim]]).astype(int)
        layers = [nn.Linear(int(a), int(b)) for a, b in zip(widths[:-1], widths[1:])]
        self.layers = nn.ModuleList(layers)
        self.relu = nn.ReLU()

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.relu(layer(x))
        return self.layers[-1](x)


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.float32)
    return DataLoader(
        TensorDataset(torch.tensor(X), torch.tensor(y)),
        shuffle=shuffle,
        batch_size=batch_size,
    )


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        batch_losses, batch_sizes = [], []
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            loss = criterion(model(x).ravel(), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            batch_losses.append(loss.detach().cpu().numpy())
            batch_sizes.append(len(x))
        losses.append(np.average(batch_losses, weights=batch_sizes))
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    errors = []
    with torch.no_grad():
        for x, y in loader:
            errors.append((model(x.to(device)).ravel() - y.to(device)).cpu().numpy())
    return np.mean(np.square(np.hstack(errors)), dtype=np.float32)
