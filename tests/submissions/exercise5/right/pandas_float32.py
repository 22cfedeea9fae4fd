# expect: passed
# style: pandas and ShuffleSplit, float32 answers, Adam without foreach
import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from sklearn.model_selection import ShuffleSplit
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    frame = pd.DataFrame(X)
    prices = pd.Series(y)
    splitter = ShuffleSplit(1, test_size=test_size, random_state=random_state)
    train_rows, test_rows = next(splitter.split(frame))
    train_part, test_part = frame.iloc[train_rows], frame.iloc[test_rows]
    mean, std = train_part.mean(), train_part.std(ddof=0).replace(0.0, 1.0)
    return (
        ((train_part - mean) / std).to_numpy(dtype=np.float32),
        ((test_part - mean) / std).to_numpy(dtype=np.float32),
        prices.iloc[train_rows].to_numpy(dtype=np.float32),
        prices.iloc[test_rows].to_numpy(dtype=np.float32),
    )


class Layer(nn.Linear):
    """A linear layer that knows whether a ReLU follows it."""

    def __init__(self, n_in, n_out, active):
        super().__init__(n_in, n_out)
        self.active = active

    def forward(self, x):
        z = super().forward(x)
        return z.clamp_min(0.0) if self.active else z


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        sizes = pd.Series([input_dim, *hidden_dims, output_dim]).tolist()
        last = len(sizes) - 2
        self.stack = nn.Sequential(
            *[Layer(sizes[i], sizes[i + 1], i < last) for i in range(last + 1)]
        )

    def forward(self, x):
        return self.stack(x)


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    X = torch.from_numpy(X.astype("float32"))
    y = torch.from_numpy(y.astype("float32"))
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, foreach=False)
    log = []
    for epoch in range(epochs):
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            loss = nn.functional.mse_loss(model(x).squeeze(1), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            log.append({"epoch": epoch, "sum": loss.item() * len(y), "n": len(y)})
    sums = pd.DataFrame(log).groupby("epoch").sum()
    return (sums["sum"] / sums["n"]).tolist()


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    with torch.no_grad():
        table = pd.concat(
            pd.DataFrame({"p": model(x.to(device)).cpu()[:, 0], "y": y.cpu()}) for x, y in loader
        )
    return float(((table.p - table.y) ** 2).mean())
