# expect: evaluate=failed
# mistake: the sums start again with every batch
# diagnosis: last batch only
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            total, count = 0.0, 0
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
            count += len(y)
    return total / count
