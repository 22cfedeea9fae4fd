# expect: evaluate=failed
# mistake: divided by n - 1, as a sample variance
# diagnosis: one row too few counted
def evaluate(model, loader, device):
    model.to(device).eval()
    with torch.no_grad():
        errors = torch.cat([model(X.to(device)).squeeze(1) - y.to(device) for X, y in loader])
    return (errors**2).sum().item() / (len(errors) - 1)
