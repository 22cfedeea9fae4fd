# expect: train=failed
# mistake: evaluates after each epoch, and stays in that mode
# diagnosis: loss in a second pass
def train(model, loader, epochs, lr, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        for X, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(X.to(device))[:, 0], y.to(device)).backward()
            optimizer.step()
        losses.append(evaluate(model, loader, device))
    return losses
