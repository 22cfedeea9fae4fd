# expect: passed
# style: inference mode as a decorator, torch.cat, AdamW without decay, tuple unpacking
import torch
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def standardize(X_train, X_test):
    t_train = torch.as_tensor(X_train)
    t_test = torch.as_tensor(X_test)
    mean = t_train.mean(dim=0)
    std = t_train.std(dim=0, correction=0)
    std[std == 0] = 1
    return ((t_train - mean) / std).numpy(), ((t_test - mean) / std).numpy()


def split_and_scale(X, y, test_size=0.2, random_state=5):
    *Xs, y_train, y_test = train_test_split(X, y, test_size=test_size, random_state=random_state)
    return (*standardize(*Xs), y_train, y_test)


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        modules, width = [], input_dim
        for hidden in hidden_dims:
            modules.extend((nn.Linear(width, hidden), nn.ReLU()))
            width = hidden
        modules.append(nn.Linear(width, output_dim))
        self.layers = nn.Sequential(*modules)

    def forward(self, x):
        y = x
        for module in self.layers:
            y = module(y)
        return y


@torch.no_grad()
def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            std = (2.0 / (m.in_features + m.out_features)) ** 0.5
            m.weight.copy_(torch.normal(0.0, std, size=m.weight.shape))
            m.bias.mul_(0.0)
    return None


def make_loader(X, y, batch_size, shuffle):
    dataset = TensorDataset(
        torch.tensor(X.tolist(), dtype=torch.float32),
        torch.tensor(y.tolist(), dtype=torch.float32),
    )
    kind = {"shuffle": True} if shuffle else {"shuffle": False}
    return DataLoader(dataset, batch_size=batch_size, **kind)


def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.0)
    epoch_losses = []
    for _ in range(epochs):
        squares = []
        for features, prices in loader:
            optimizer.zero_grad()
            errors = model(features.to(device)).squeeze(1) - prices.to(device)
            square = errors**2
            square.mean().backward()
            optimizer.step()
            squares.append(square.detach())
        epoch_losses.append(torch.cat(squares).mean().item())
    return epoch_losses


@torch.inference_mode()
def evaluate(model, loader, device):
    model.to(device).eval()
    predicted, actual = zip(*[(model(x.to(device)), y.to(device)) for x, y in loader])
    predicted, actual = torch.cat(predicted), torch.cat(actual)
    return nn.functional.mse_loss(predicted.squeeze(1), actual).item()
