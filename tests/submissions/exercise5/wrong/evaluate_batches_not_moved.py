# expect: evaluate=failed
# mistake: the model is moved, the batches are not
# diagnosis: batches not moved
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            errors = model(x).squeeze(1) - y
            total += (errors**2).sum().item()
            count += len(y)
    return total / count
