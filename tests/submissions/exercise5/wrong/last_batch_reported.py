# expect: train=failed
# mistake: the loss of the last batch is given for the epoch
# diagnosis: last batch's loss for the epoch's
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
        losses.append(loss.item())
    return losses
