# expect: passed
# style: split and scaler by hand, own Dataset, predictions collected as NumPy arrays
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    n = len(X)
    n_test = test_size if isinstance(test_size, int) else int(np.ceil(test_size * n))
    order = np.random.RandomState(random_state).permutation(n)
    test, train = order[:n_test], order[n_test:]
    mean = X[train].mean(axis=0)
    std = np.sqrt(((X[train] - mean) ** 2).mean(axis=0))
    std[np.ptp(X[train], axis=0) == 0] = 1.0
    scaled = (X - mean) / std
    return scaled[train], scaled[test], y[train].copy(), y[test].copy()


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.hidden = nn.ModuleList()
        for width in hidden_dims:
            self.hidden.append(nn.Linear(input_dim, width))
            input_dim = width
        self.out = nn.Linear(input_dim, output_dim)

    def forward(self, x):
        for layer in self.hidden:
            z = layer(x)
            x = torch.where(z > 0, z, torch.zeros_like(z))
        return self.out(x)


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            std = np.sqrt(2 / sum(m.weight.shape))
            with torch.no_grad():
                m.weight.copy_(std * torch.randn_like(m.weight))
                m.bias.copy_(torch.zeros_like(m.bias))


class Houses(Dataset):
    def __init__(self, X, y):
        self.X = np.array(X, dtype=np.float32)
        self.y = np.array(y, dtype=np.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


def make_loader(X, y, batch_size, shuffle):
    return DataLoader(Houses(X, y), batch_size=batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        errors = []
        for x, y in loader:
            y = y.to(device)
            optimizer.zero_grad()
            difference = model(x.to(device)).flatten() - y
            difference.pow(2).mean().backward()
            optimizer.step()
            errors.append(difference.detach().cpu().numpy())
        losses.append(float(np.mean(np.concatenate(errors) ** 2)))
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    predictions, truth = [], []
    with torch.no_grad():
        for x, y in loader:
            predictions.append(model(x.to(device)).cpu().numpy()[:, 0])
            truth.append(y.cpu().numpy())
    errors = np.concatenate(predictions) - np.concatenate(truth)
    return float(np.mean(errors.astype(np.float64) ** 2))
