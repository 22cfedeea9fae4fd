# expect: linear=crashed mlp_forward=crashed
# mistake: X @ W.T, PyTorch's layout: the shapes do not fit
def linear(W, b, X):
    return X @ W.T + b
