# expect: evaluate=crashed
# mistake: squeeze() makes a batch of one row 0-d, which cat refuses
# diagnosis: batch of one row squeezed
import torch


def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    with torch.no_grad():
        pairs = [(model(x.to(device)).squeeze(), y.to(device)) for x, y in loader]
    predictions, targets = (torch.cat(parts) for parts in zip(*pairs))
    return ((predictions - targets) ** 2).mean().item()
