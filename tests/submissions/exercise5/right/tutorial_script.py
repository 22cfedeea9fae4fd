# expect: passed
# style: one long script with named layers, prints, a plot and a main guard
import matplotlib.pyplot as plt
import torch
import torch.nn as nn
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
print("device:", device)


def split_and_scale(X, y, test_size=0.2, random_state=5):
    x_train, x_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    x_scaler = StandardScaler()
    x_train = x_scaler.fit_transform(x_train)
    x_test = x_scaler.transform(x_test)
    print("training samples:", len(x_train), "test samples:", len(x_test))
    return x_train, x_test, y_train, y_test


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super(HousePricesMLP, self).__init__()
        self.depth = len(hidden_dims)
        n = input_dim
        for i, width in enumerate(hidden_dims, start=1):
            setattr(self, "fc_%d" % i, nn.Linear(n, width))
            n = width
        self.output_layer = nn.Linear(n, output_dim)

    def forward(self, x):
        for i in range(1, self.depth + 1):
            x = torch.relu(getattr(self, "fc_%d" % i)(x))
        return self.output_layer(x)


def init_weights(model):
    def init(m):
        if isinstance(m, nn.Linear):
            torch.nn.init.xavier_normal_(m.weight)
            m.bias.data.fill_(0)

    model.apply(init)
    return model


def make_loader(X, y, batch_size, shuffle):
    ds = TensorDataset(torch.tensor(X, dtype=torch.float), torch.tensor(y, dtype=torch.float))
    return DataLoader(ds, batch_size=batch_size, shuffle=shuffle)


def train(model, loader, epochs, lr, device):
    model = model.to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    history = []
    for epoch in range(epochs):
        model.train()
        running_loss = 0.0
        for inputs, targets in loader:
            inputs, targets = inputs.to(device), targets.to(device)
            optimizer.zero_grad()
            outputs = model(inputs).view(-1)
            loss = criterion(outputs, targets)
            loss.backward()
            optimizer.step()
            running_loss += loss.item() * inputs.size(0)
        history.append(running_loss / len(loader.dataset))
        if (epoch + 1) % 10 == 0:
            print(f"epoch {epoch + 1}/{epochs}: {history[-1]:.4f}")
    return history


def evaluate(model, loader, device):
    model = model.to(device)
    criterion = nn.MSELoss()
    model.eval()
    with torch.no_grad():
        test_loss = 0
        for inputs, targets in loader:
            inputs, targets = inputs.to(device), targets.to(device)
            outputs = model(inputs).view(-1)
            test_loss += criterion(outputs, targets).item() * inputs.size(0)
    test_loss /= len(loader.dataset)
    print(f"test loss: {test_loss:.4f}")
    return test_loss


if __name__ == "__main__":
    housing = fetch_california_housing(as_frame=True).frame
    x = housing[["AveRooms", "AveOccup"]].values
    y = housing["MedHouseVal"].values
    x_train, x_test, y_train, y_test = split_and_scale(x, y)
    train_loader = make_loader(x_train, y_train, 128, True)
    test_loader = make_loader(x_test, y_test, 128, False)
    net = init_weights(HousePricesMLP(2, 1))
    plt.plot(train(net, train_loader, 200, 0.01, device))
    plt.show()
    evaluate(net, test_loader, device)
