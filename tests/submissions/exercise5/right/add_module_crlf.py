# expect: passed
# style: CRLF line ends, add_module, model.zero_grad, sums of squares reported
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SQUARES = nn.MSELoss(reduction="sum")


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X1, X2, y1, y2 = train_test_split(X, y, test_size=test_size, random_state=random_state)
    scaler = StandardScaler()
    scaler.fit(X1)
    X1, X2 = map(scaler.transform, (X1, X2))
    return X1, X2, y1, y2


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        sizes = [input_dim, *hidden_dims, output_dim]
        self.n_layers = len(sizes) - 1
        for i in range(self.n_layers):
            self.add_module("lin" + str(i), nn.Linear(sizes[i], sizes[i + 1]))
        self.add_module("act", nn.ReLU())

    def forward(self, x):
        x = self.lin0(x)
        for i in range(1, self.n_layers):
            x = self.get_submodule("lin" + str(i))(self.act(x))
        return x


def init_weights(model):
    linears = [m for m in model.modules() if isinstance(m, nn.Linear)]
    for layer in linears:
        nn.init.xavier_normal_(layer.weight)
    for layer in linears:
        nn.init.zeros_(layer.bias)


def make_loader(X, y, batch_size, shuffle):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).reshape(-1)
    return DataLoader(TensorDataset(X, y), batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        squares = 0.0
        n = 0
        for x, y in loader:
            x = x.to(device, non_blocking=True)
            y = y.to(device, non_blocking=True)
            model.zero_grad()
            total = SQUARES(model(x).view(-1), y)
            (total / len(y)).backward()
            optimizer.step()
            squares += total.item()
            n += len(y)
        losses.append(squares / n)
    return losses


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    squares, n = 0.0, 0
    with torch.inference_mode():
        for x, y in loader:
            squares += SQUARES(model(x.to(device)).view(-1), y.to(device)).item()
            n += len(y)
    return squares / n
