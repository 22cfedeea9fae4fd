"""Exercise 5: the price of a house, with PyTorch.

So far every gradient was yours to derive. From here on PyTorch derives them, and
what is left to you is everything around the network: preparing the data, building
the model, giving it a good start, feeding it in batches, training it, judging it.

The data is California housing: two features of a district (`AveRooms`, `AveOccup`)
and the median house value there, in units of 100,000 dollars. The network is the
one of exercise 2, a ReLU after each layer but the last:

    F(x) = W3 relu(W2 relu(W1 x + b1) + b2) + b3

    MSE = 1/N Σ (F(xᵢ) − yᵢ)²

Watch three small things that quietly ruin real projects: what the scaler is allowed
to see, the shapes (b, 1) and (b,) meeting in a subtraction, and a last batch that
is smaller than the others.

Write the functions below, then run

    nngrade check exercise5

When they work, train for 200 epochs with batches of 128 and a learning rate of 0.01
on `sklearn.datasets.fetch_california_housing`. No GPU is needed, but your code should
run on one unchanged: that is what the `device` arguments are for.
"""

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    """Split the rows into a training and a test part, and standardize the features.

    `X` is (N, n), `y` is (N,). Returns `(X_train, X_test, y_train, y_test)`, NumPy
    arrays, with the rows that scikit-learn's `train_test_split` picks for this
    `test_size` and `random_state`. Each feature is then shifted and scaled with the
    mean and the population standard deviation (as `StandardScaler` takes it) of the
    training part alone. The targets stay as they were, and so do `X` and `y`.

    >>> parts = split_and_scale(np.arange(20.0).reshape(10, 2), np.arange(10.0))
    >>> [part.shape for part in parts]
    [(8, 2), (2, 2), (8,), (2,)]
    """
    # solution
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler().fit(X_train)  # the test part must stay unseen
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test
    # end solution


class HousePricesMLP(nn.Module):
    """A multilayer perceptron: linear layers with a ReLU after each but the last.

    `hidden_dims` lists the widths of the hidden layers, one or more. Every layer is
    an `nn.Linear` with a bias; call the submodules what you like. `forward` takes
    `x (b, input_dim)` and returns `(b, output_dim)`, with no activation on the output
    and that shape also when `output_dim` is 1.

    >>> HousePricesMLP(2, 1)(torch.zeros(5, 2)).shape
    torch.Size([5, 1])
    """

    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        # solution
        super().__init__()
        widths = [input_dim, *hidden_dims]
        layers = []
        for n_in, n_out in zip(widths, widths[1:]):
            layers += [nn.Linear(n_in, n_out), nn.ReLU()]
        self.hidden = nn.Sequential(*layers)
        self.output = nn.Linear(widths[-1], output_dim)
        # end solution

    def forward(self, x):
        # solution
        return self.output(self.hidden(x))
        # end solution


def init_weights(model):
    """Give every linear layer a fair start, in place.

    For every `nn.Linear` in `model`, however deeply it is nested, the weight is drawn
    from the Xavier-normal distribution (gain 1) and the bias becomes zero. Everything
    else stays as it was. Nothing needs to be returned.

    >>> layer = nn.Linear(3, 2)
    >>> _ = init_weights(layer)
    >>> layer.bias.tolist()
    [0.0, 0.0]
    """
    # solution
    for module in model.modules():
        if isinstance(module, nn.Linear):
            nn.init.xavier_normal_(module.weight)
            nn.init.zeros_(module.bias)
    # end solution


def make_loader(X, y, batch_size, shuffle):
    """Return a `DataLoader` over the rows of `X (N, n)` and their targets `y (N,)`.

    Each batch is a pair of `float32` tensors, features `(b, n)` and targets `(b,)`.
    Every row is in exactly one batch, so the last one may be smaller. With `shuffle`
    the rows come in a new random order each epoch, otherwise in their own order.

    >>> loader = make_loader(np.zeros((5, 2)), np.zeros(5), 2, False)
    >>> [len(targets) for features, targets in loader]
    [2, 2, 1]
    """
    # solution
    dataset = TensorDataset(
        torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
    )
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    # end solution


def train(model, loader, epochs, lr, device):
    """Train `model` on `device` with Adam and the MSE; return `epochs` losses.

    The list holds, for each epoch, a Python float: the mean squared error per sample
    as the epoch ran, that is, with each batch's loss as it was before the step on that
    batch, and batches weighted by their size. The model's output is `(b, 1)`, the
    loader's targets are `(b,)`. The model may come from another device, in evaluation
    mode, or with gradients left over from something else: it trains on `device`, in
    training mode, and old gradients do not count.

    >>> loader = make_loader(np.ones((3, 2)), np.ones(3), 2, True)
    >>> len(train(HousePricesMLP(2, 1), loader, 7, 0.01, torch.device("cpu")))
    7
    """
    # solution
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for features, targets in loader:
            features, targets = features.to(device), targets.to(device)
            optimizer.zero_grad()
            loss = criterion(model(features).squeeze(1), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            count += len(targets)
        losses.append(total / count)
    return losses
    # end solution


def evaluate(model, loader, device):
    """Return the MSE of `model` over all samples of `loader`, a Python float.

    It is the mean over the samples, not over the batches. The model runs on `device`,
    in evaluation mode and without building a graph; its parameters stay as they were.
    Its output is `(b, 1)`, the loader's targets are `(b,)`.

    >>> loader = make_loader(np.zeros((3, 1)), np.array([0.0, 0.0, 3.0]), 2, False)
    >>> evaluate(nn.Identity(), loader, torch.device("cpu"))
    3.0
    """
    # solution
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for features, targets in loader:
            features, targets = features.to(device), targets.to(device)
            errors = model(features).squeeze(1) - targets
            total += (errors**2).sum().item()
            count += len(targets)
    return total / count
    # end solution
