# expect: passed
# style: the model is a subclass of nn.Sequential built from an OrderedDict
from collections import OrderedDict

import torch
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn


def split_and_scale(X, y, test_size=0.2, random_state=5):
    Xa, Xb, ya, yb = train_test_split(X, y, test_size=test_size, random_state=random_state)
    pipe = make_pipeline(StandardScaler())
    return pipe.fit_transform(Xa), pipe.transform(Xb), ya, yb


class HousePricesMLP(nn.Sequential):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        parts = OrderedDict()
        before = input_dim
        for k, width in enumerate(hidden_dims):
            parts[f"linear{k}"] = nn.Linear(before, width)
            parts[f"relu{k}"] = nn.ReLU()
            before = width
        parts["price"] = nn.Linear(before, output_dim)
        super().__init__(parts)


def init_weights(model):
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, nn.Linear):
                n_out, n_in = module.weight.shape
                module.weight.normal_(0.0, (2 / (n_in + n_out)) ** 0.5)
                module.bias.zero_()


def make_loader(X, y, batch_size, shuffle):
    X, y = torch.FloatTensor(X), torch.FloatTensor(y)
    pairs = torch.utils.data.TensorDataset(X, y)
    return torch.utils.data.DataLoader(
        dataset=pairs, batch_size=batch_size, shuffle=shuffle, drop_last=False
    )


def train(model, loader, epochs, lr, device):
    model.to(device)
    optimizer = torch.optim.Adam(params=model.parameters(), lr=lr)
    losses = []
    while len(losses) < epochs:
        model.train()
        total = torch.zeros((), device=device)
        seen = 0
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            p = model(X).squeeze(-1)
            loss = ((p - y) ** 2).mean()
            model.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * y.numel()
            seen += y.numel()
        losses.append(float(total / seen))
    return losses


@torch.no_grad()
def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total = torch.zeros((), device=device)
    seen = 0
    for X, y in loader:
        p = model(X.to(device)).squeeze(-1)
        total += ((p - y.to(device)) ** 2).sum()
        seen += y.numel()
    return float(total) / seen
