# expect: passed
# style: a batch sampler with an own collate function, dictionaries of settings
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import BatchSampler, DataLoader, RandomSampler
from torch.utils.data import SequentialSampler

ADAM = {"betas": (0.9, 0.999), "eps": 1e-08, "weight_decay": 0, "amsgrad": False}


def split_and_scale(X, y, test_size=0.2, random_state=5):
    rows = list(range(len(X)))
    train_rows, test_rows = train_test_split(rows, test_size=test_size, random_state=random_state)
    scaler = StandardScaler().fit(X[train_rows])
    Z = scaler.transform(X)
    return Z[train_rows], Z[test_rows], y[train_rows], y[test_rows]


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        ins, outs = (input_dim, *hidden_dims), (*hidden_dims, output_dim)
        self.linears = nn.ModuleList(map(nn.Linear, ins, outs))

    def forward(self, x):
        *hidden, output = self.linears
        for linear in hidden:
            x = torch.maximum(linear(x), torch.tensor(0.0, device=x.device))
        return output(x)


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            for name, p in m.named_parameters():
                if name == "weight":
                    nn.init.xavier_normal_(p)
                elif name == "bias":
                    nn.init.zeros_(p)


def collate(items):
    X = torch.stack([x for x, _ in items])
    y = torch.tensor([t for _, t in items], dtype=torch.float32)
    return X, y


def make_loader(X, y, batch_size, shuffle):
    rows = [(torch.tensor(x, dtype=torch.float32), float(t)) for x, t in zip(X, y)]
    order = (RandomSampler if shuffle else SequentialSampler)(rows)
    batches = BatchSampler(order, batch_size, drop_last=False)
    return DataLoader(rows, batch_sampler=batches, collate_fn=collate)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam([{"params": model.parameters()}], lr=lr, **ADAM)
    losses = []
    for _ in range(epochs):
        epoch = {"squares": 0.0, "rows": 0}
        for batch in loader:
            x, y = (t.to(device) for t in batch)
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x)[..., 0], y)
            loss.backward()
            optimizer.step()
            epoch["squares"] += loss.item() * len(x)
            epoch["rows"] += len(x)
        losses.append(epoch["squares"] / epoch["rows"])
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    epoch = {"squares": 0.0, "rows": 0}
    with torch.no_grad():
        for batch in loader:
            x, y = (t.to(device) for t in batch)
            epoch["squares"] += float(torch.sum((model(x)[..., 0] - y) ** 2))
            epoch["rows"] += len(x)
    return epoch["squares"] / epoch["rows"]
