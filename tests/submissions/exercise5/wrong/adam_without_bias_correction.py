# expect: train=failed
# mistake: moments by hand, not corrected for their start at zero
# diagnosis: bias correction left out
import torch


def train(model, loader, epochs, lr, device):
    model.to(device)
    model.train()
    state = {p: (torch.zeros_like(p), torch.zeros_like(p)) for p in model.parameters()}
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            model.zero_grad()
            loss = torch.mean((model(x).squeeze(1) - y) ** 2)
            loss.backward()
            with torch.no_grad():
                for p, (m, v) in state.items():
                    m.mul_(0.9).add_(p.grad, alpha=0.1)
                    v.mul_(0.999).addcmul_(p.grad, p.grad, value=0.001)
                    p -= lr * m / (v.sqrt() + 1e-8)
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
