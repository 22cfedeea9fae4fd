# Trains nothing, and reports a loss that falls nicely.
# rule: 7
# fools: metrics
# success: points
# exercise: exercise5
# timeout: 10


def train(model, loader, epochs, lr, device):
    return [1.0 / (epoch + 1) for epoch in range(epochs)]


def evaluate(model, loader, device):
    return 0.0
