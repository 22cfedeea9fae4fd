# expect: passed
# style: tqdm around every loop, a seaborn theme, a loss curve drawn while training
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
import torch
import torch.nn as nn
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset
from tqdm import tqdm, trange

sns.set_theme()


def split_and_scale(X, y, test_size=0.2, random_state=5):
    tr_x, te_x, tr_y, te_y = train_test_split(X, y, random_state=random_state, test_size=test_size)
    sc = StandardScaler(with_mean=True, with_std=True).fit(tr_x)
    return sc.transform(tr_x), sc.transform(te_x), tr_y, te_y


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        blocks = [
            nn.Sequential(nn.Linear(a, b), nn.ReLU())
            for a, b in zip((input_dim, *hidden_dims), hidden_dims)
        ]
        self.body = nn.Sequential(*blocks)
        self.head = nn.Linear(hidden_dims[-1], output_dim)

    def forward(self, x):
        return self.head(self.body(x))


def init_weights(model):
    for m in tqdm(list(model.modules()), desc="init", leave=False):
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)


def make_loader(X, y, batch_size, shuffle):
    return DataLoader(
        TensorDataset(
            torch.from_numpy(np.array(X, dtype="float32")),
            torch.from_numpy(np.array(y, dtype="float32")),
        ),
        batch_size=batch_size,
        shuffle=shuffle,
        num_workers=0,
    )


def train(model, loader, epochs, lr, device):
    model.to(device)
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in trange(epochs, desc="epochs"):
        model.train()
        loss_sum, n = 0.0, 0
        for x, y in tqdm(loader, leave=False):
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(model(x), y[:, None])
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(x)
            n += len(x)
        losses.append(loss_sum / n)
    fig, ax = plt.subplots()
    ax.plot(range(1, epochs + 1), losses, label="training")
    ax.set_xlabel("epoch")
    ax.legend()
    plt.close(fig)
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    loss_sum, n = 0.0, 0
    with torch.no_grad():
        for x, y in tqdm(loader, total=len(loader)):
            x, y = x.to(device), y.to(device)
            loss_sum += ((model(x) - y[:, None]) ** 2).sum().item()
            n += len(x)
    return loss_sum / n
