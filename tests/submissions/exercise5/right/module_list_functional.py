# expect: passed
# style: ModuleList and F.relu, init by named_modules, targets unsqueezed instead
import math

import torch
import torch.nn.functional as F
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.nn import Linear, Module, ModuleList
from torch.optim import Adam
from torch.utils.data import DataLoader, TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    split = train_test_split(X, y, test_size=test_size, random_state=random_state)
    s = StandardScaler().fit(split[0])
    return [s.transform(split[0]), s.transform(split[1]), split[2], split[3]]


class HousePricesMLP(Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        d = (input_dim,) + tuple(hidden_dims) + (output_dim,)
        self.layers = ModuleList(Linear(d[i], d[i + 1]) for i in range(len(d) - 1))

    def forward(self, x):
        last = len(self.layers) - 1
        for i, layer in enumerate(self.layers):
            x = layer(x) if i == last else F.relu(layer(x))
        return x


def init_weights(model):
    for name, module in model.named_modules():
        if not isinstance(module, Linear):
            continue
        std = math.sqrt(2.0 / (module.in_features + module.out_features))
        module.weight.data.normal_(mean=0.0, std=std)
        module.bias.data.zero_()
        print("initialized", name or "the model itself")


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X).to(torch.float32)
    y = torch.tensor(y).to(torch.float32)
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train(True)
    optimizer = Adam(model.parameters(), lr=lr, betas=(0.9, 0.999), eps=1e-8)
    result = [0.0] * epochs
    for epoch in range(epochs):
        rows = 0
        for xb, yb in loader:
            xb = xb.to(device)
            yb = yb.to(device).unsqueeze(1)
            optimizer.zero_grad(set_to_none=False)
            loss = F.mse_loss(model(xb), yb)
            loss.backward()
            optimizer.step()
            result[epoch] += loss.item() * xb.shape[0]
            rows += xb.shape[0]
        result[epoch] /= rows
    return result


@torch.no_grad()
def evaluate(model, loader, device):
    model.to(device)
    model.train(False)
    squares = []
    for xb, yb in loader:
        d = model(xb.to(device)) - yb.to(device).reshape(-1, 1)
        squares.extend(torch.flatten(d * d).tolist())
    return math.fsum(squares) / len(squares)
