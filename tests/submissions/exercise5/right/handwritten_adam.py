# expect: passed
# style: Adam written out by hand with torch.autograd.grad, no optimizer object
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


def split_and_scale(X, y, test_size=0.2, random_state=5):
    a, b, c, d = train_test_split(X, y, test_size=test_size, random_state=random_state)
    scale = StandardScaler().fit(a).transform
    return scale(a), scale(b), c, d


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.first = nn.Linear(input_dim, hidden_dims[0])
        outs = [*hidden_dims[1:], output_dim]
        self.rest = nn.ModuleList([nn.Linear(a, b) for a, b in zip(hidden_dims, outs)])

    def forward(self, x):
        x = self.first(x)
        for layer in self.rest:
            x = layer(x.relu())
        return x


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            std = (2 / (m.in_features + m.out_features)) ** 0.5
            nn.init.normal_(m.weight, 0.0, std)
            nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    rows = TensorDataset(*(torch.tensor(a, dtype=torch.float32) for a in (X, y)))
    return DataLoader(rows, batch_size=batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    params = [p for p in model.parameters() if p.requires_grad]
    m = [torch.zeros_like(p) for p in params]
    v = [torch.zeros_like(p) for p in params]
    t = 0
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            loss = torch.mean(torch.square(model(x)[:, 0] - y))
            grads = torch.autograd.grad(loss, params, allow_unused=True)
            t += 1
            with torch.no_grad():
                for i, (p, g) in enumerate(zip(params, grads)):
                    if g is None:
                        continue
                    m[i].mul_(BETA1).add_(g, alpha=1 - BETA1)
                    v[i].mul_(BETA2).addcmul_(g, g, value=1 - BETA2)
                    m_hat = m[i] / (1 - BETA1**t)
                    v_hat = v[i] / (1 - BETA2**t)
                    p -= lr * m_hat / (v_hat.sqrt() + EPS)
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    mean, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            batch = torch.mean(torch.square(model(x.to(device))[:, 0] - y.to(device)))
            count += len(y)
            mean += (batch.item() - mean) * len(y) / count
    return mean
