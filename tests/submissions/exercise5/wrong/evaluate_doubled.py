# expect: evaluate=failed
# mistake: * 2 typed for ** 2
# diagnosis: errors doubled
def evaluate(model, loader, device):
    model.to(device).eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            total += ((y.to(device) - model(X.to(device)).squeeze(1)) * 2).sum().item()
            count += len(y)
    return total / count
