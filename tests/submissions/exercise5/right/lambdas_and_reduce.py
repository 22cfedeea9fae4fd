# expect: passed
# style: lambdas, reduce, iterators advanced by hand and contextlib
import contextlib
import functools
import itertools
import warnings

import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

warnings.warn("this file likes one-liners", stacklevel=1)

as_float = lambda a: torch.tensor(a, dtype=torch.float)  # noqa: E731
residual = lambda model, x, y: model(x).squeeze() - y  # noqa: E731


def split_and_scale(X, y, test_size=0.2, random_state=5):
    a, b, *targets = train_test_split(X, y, test_size=test_size, random_state=random_state)
    scaler = StandardScaler()
    return tuple([scaler.fit_transform(a), scaler.transform(b)] + targets)


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        sizes = itertools.pairwise(itertools.chain([input_dim], hidden_dims))
        self.hidden = nn.ModuleList(itertools.starmap(nn.Linear, sizes))
        self.output = nn.Linear(tuple(hidden_dims)[-1], output_dim)

    def forward(self, x):
        step = lambda value, layer: torch.relu_(layer(value))  # noqa: E731
        return self.output(functools.reduce(step, self.hidden, x))


init_weights = lambda model: [  # noqa: E731
    (nn.init.xavier_normal_(m.weight), nn.init.zeros_(m.bias))
    for m in model.modules()
    if isinstance(m, nn.Linear)
]

make_loader = lambda X, y, batch_size, shuffle: DataLoader(  # noqa: E731
    TensorDataset(as_float(X), as_float(y)), batch_size=batch_size, shuffle=shuffle
)


def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        batches, parts = iter(loader), []
        while (batch := next(batches, None)) is not None:
            x, y = map(lambda t: t.to(device), batch)
            optimizer.zero_grad()
            loss = residual(model, x, y).square().mean()
            loss.backward()
            optimizer.step()
            parts.append((loss.item(), len(y)))
        losses.append(sum(m * n for m, n in parts) / sum(n for _, n in parts))
    return losses


@contextlib.contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    with torch.no_grad():
        yield model
    model.train(before)


def evaluate(model, loader, device):
    with evaluating(model.to(device)) as frozen:
        parts = [
            (residual(frozen, x.to(device), y.to(device)).square().sum().item(), len(y))
            for x, y in loader
        ]
    total, count = functools.reduce(lambda a, b: (a[0] + b[0], a[1] + b[1]), parts)
    return total / count
