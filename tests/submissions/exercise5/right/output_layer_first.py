# expect: passed
# style: output layer registered before the hidden ones, closures given to step
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler
from torch.utils.data import TensorDataset


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state, shuffle=True
    )
    scaler = StandardScaler().fit(X_train)
    X_train = (X_train - scaler.mean_) / scaler.scale_
    X_test = (X_test - scaler.mean_) / scaler.scale_
    return X_train, X_test, y_train, y_test


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.z_output = nn.Linear(hidden_dims[-1], output_dim)
        pairs = list(zip([input_dim, *hidden_dims[:-1]], hidden_dims))
        self.hidden = nn.ModuleDict(
            {str(i): nn.Linear(*pairs[i]) for i in reversed(range(len(pairs)))}
        )

    def forward(self, x):
        for i in range(len(self.hidden)):
            x = self.hidden[str(i)](x).clamp(min=0)
        return self.z_output(x)


def init_weights(model):
    for m in filter(lambda m: isinstance(m, nn.Linear), model.modules()):
        nn.init.xavier_normal_(m.weight, 1.0)
        nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    dataset = TensorDataset(torch.Tensor(X), torch.Tensor(y))
    sampler = RandomSampler(dataset) if shuffle else SequentialSampler(dataset)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    mse = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        total = count = 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)

            def closure():
                optimizer.zero_grad()
                loss = mse(model(x).squeeze(dim=1), y)
                loss.backward()
                return loss

            total += optimizer.step(closure).item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    mse = nn.MSELoss(reduction="none")
    with torch.set_grad_enabled(False):
        each = [mse(model(x.to(device)).squeeze(dim=1), y.to(device)) for x, y in loader]
        return torch.cat(each).mean().item()
