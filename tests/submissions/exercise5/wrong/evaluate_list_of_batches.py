# expect: evaluate=failed
# mistake: one number a batch
# diagnosis: list of batches
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    losses = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            errors = model(x).squeeze(1) - y
            losses.append((errors**2).mean().item())
    return losses
