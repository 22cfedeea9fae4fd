# expect: train=failed
# mistake: gradients are zeroed between backward and step
# diagnosis: weights never move
import torch
from torch import nn


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            loss = criterion(model(x).squeeze(1), y)
            loss.backward()
            optimizer.zero_grad(set_to_none=False)
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
