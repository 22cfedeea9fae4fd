# expect: evaluate=crashed
# mistake: numpy() on a tensor that requires a gradient
# diagnosis: array taken of a graph
def evaluate(model, loader, device):
    model.to(device)
    model.eval()
    errors = []
    for x, y in loader:
        errors.extend((model(x.to(device)).squeeze(1) - y.to(device)).cpu().numpy())
    return float(sum(e**2 for e in errors) / len(errors))
