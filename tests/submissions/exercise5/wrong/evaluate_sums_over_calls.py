# expect: evaluate=failed
# mistake: the sums are global and never start again
# diagnosis: sums go on over calls
import torch

total, count = 0.0, 0


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    global total, count
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
            count += len(y)
    return total / count
