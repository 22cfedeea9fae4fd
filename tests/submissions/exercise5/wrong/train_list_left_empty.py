# expect: train=failed
# mistake: losses.append forgotten
# diagnosis: list left empty
def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(X.to(device)).squeeze(1), y.to(device))
            loss.backward()
            optimizer.step()
    return losses
