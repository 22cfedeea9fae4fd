# expect: evaluate=failed
# mistake: all predictions minus all targets: (N, 1) - (N,)
# diagnosis: broadcast
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    with torch.no_grad():
        pairs = [(model(x.to(device)), y.to(device)) for x, y in loader]
    predictions, targets = (torch.cat(parts) for parts in zip(*pairs))
    return ((predictions - targets) ** 2).mean().item()
