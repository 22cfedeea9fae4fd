# expect: evaluate=failed
# mistake: torch.no_grad() called, but not entered
# diagnosis: graph built
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    torch.no_grad()
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        errors = model(x).squeeze(1) - y
        total += (errors**2).sum().item()
        count += len(y)
    return total / count
