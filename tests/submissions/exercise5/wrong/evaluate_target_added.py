# expect: evaluate=failed
# mistake: + typed for -
# diagnosis: target added
def evaluate(model, loader, device):
    model.to(device).eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            errors = model(X.to(device)).squeeze(1) + y.to(device)
            total += (errors**2).sum().item()
            count += len(y)
    return total / count
