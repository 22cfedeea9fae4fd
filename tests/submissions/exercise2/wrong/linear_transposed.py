# expect: linear=failed mlp_forward=crashed
# mistake: X @ W.T, PyTorch's layout: the shapes fit where W is square
# diagnosis: weights transposed
def linear(W, b, X):
    return X @ W.T + b
