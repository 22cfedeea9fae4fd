# expect: train=failed
# mistake: * typed for /
# diagnosis: multiplied by the rows
def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
        losses.append(total * len(loader.dataset))
    return losses
