# expect: evaluate=failed
# mistake: no torch.no_grad()
# diagnosis: graph built
def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    total, count = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        errors = model(x).squeeze(1) - y
        total += (errors**2).sum().item()
        count += len(y)
    return total / count
