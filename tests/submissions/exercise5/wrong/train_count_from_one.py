# expect: train=failed
# mistake: count starts at 1
# diagnosis: one row too many counted
def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 1
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
