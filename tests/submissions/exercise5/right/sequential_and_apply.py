# expect: passed
# style: one nn.Sequential, model.apply, F.mse_loss, gradients set to zero not None
import torch
import torch.nn.functional as F
from sklearn import model_selection, preprocessing
from torch import nn, optim
from torch.utils import data


def split_and_scale(X, y, test_size=0.2, random_state=5):
    parts = model_selection.train_test_split(X, y, test_size=test_size, random_state=random_state)
    scaler = preprocessing.StandardScaler()
    parts[0] = scaler.fit_transform(parts[0])
    parts[1] = scaler.transform(parts[1])
    return parts


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        dims = [input_dim] + list(hidden_dims) + [output_dim]
        stack = []
        for i in range(len(dims) - 1):
            stack.append(nn.Linear(dims[i], dims[i + 1]))
            stack.append(nn.ReLU(inplace=True))
        stack.pop()
        self.net = nn.Sequential(*stack)
        self.apply(_xavier)

    def forward(self, x):
        return self.net(x)


def _xavier(module):
    if isinstance(module, nn.Linear):
        nn.init.xavier_normal_(module.weight, gain=nn.init.calculate_gain("linear"))
        nn.init.constant_(module.bias, 0.0)


def init_weights(model):
    return model.apply(_xavier)


def make_loader(X, y, batch_size, shuffle):
    tensors = [torch.as_tensor(a).float() for a in (X, y)]
    return data.DataLoader(data.TensorDataset(*tensors), batch_size, shuffle)


def train(model, loader, epochs, lr, device):
    model.to(device).train()
    opt = optim.Adam(model.parameters(), lr, foreach=False)
    opt.zero_grad(set_to_none=False)
    curve = []
    for _ in range(epochs):
        sizes, means = [], []
        for xb, yb in loader:
            xb, yb = xb.to(device), yb.to(device)
            loss = F.mse_loss(model(xb)[:, 0], yb)
            loss.backward()
            opt.step()
            opt.zero_grad(set_to_none=False)
            sizes.append(len(yb))
            means.append(loss.item())
        curve.append(sum(s * m for s, m in zip(sizes, means)) / sum(sizes))
    return curve


def evaluate(model, loader, device):
    was_training = model.training
    model.to(device).eval()
    with torch.no_grad():
        sse = sum(
            F.mse_loss(model(xb.to(device))[:, 0], yb.to(device), reduction="sum")
            for xb, yb in loader
        )
    model.train(was_training)
    return sse.item() / len(loader.dataset)
