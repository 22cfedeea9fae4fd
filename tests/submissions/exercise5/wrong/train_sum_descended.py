# expect: train=failed
# mistake: descends the sum of the squares, reports the mean
# diagnosis: summed loss
def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = rows = 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = ((model(X.to(device))[:, 0] - y.to(device)) ** 2).sum()
            loss.backward()
            optimizer.step()
            total += loss.item()
            rows += len(y)
        losses.append(total / rows)
    return losses
