# expect: evaluate=failed
# mistake: an array of shape (1,)
# diagnosis: array of one number
import numpy as np
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
            count += len(y)
    return np.array([total / count])
