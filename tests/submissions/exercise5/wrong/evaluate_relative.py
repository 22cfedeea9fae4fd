# expect: evaluate=failed
# mistake: the error as a share of the target
# diagnosis: relative errors
def evaluate(model, loader, device):
    model.to(device).eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            y = y.to(device)
            total += (((model(X.to(device)).squeeze(1) - y) / y) ** 2).sum().item()
            count += len(y)
    return total / count
