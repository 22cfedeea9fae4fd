# expect: train=failed
# mistake: the loss of the finished epoch, not as it ran
# diagnosis: loss in a second pass
import torch
from torch import nn


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(model(x).squeeze(1), y)
            loss.backward()
            optimizer.step()
        losses.append(evaluate(model, loader, device))
        model.train()
    return losses
