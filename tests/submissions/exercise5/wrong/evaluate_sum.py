# expect: evaluate=failed
# mistake: the sum over all samples
# diagnosis: sum over the samples
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total = 0.0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
    return total
