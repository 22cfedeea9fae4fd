# expect: evaluate=crashed
# mistake: loader before model in the signature
# diagnosis: model and loader exchanged
import torch


def evaluate(loader, model, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
            count += len(y)
    return total / count
