# expect: evaluate=failed
# mistake: batches not weighted by their size
# diagnosis: mean of batch means
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            total += (errors**2).mean().item()
            count += 1
    return total / count
