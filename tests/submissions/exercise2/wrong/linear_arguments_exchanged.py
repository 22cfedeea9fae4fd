# expect: linear=failed mlp_forward=crashed
# mistake: takes (X, W, b) instead of (W, b, X)
# diagnosis: W, b and X exchanged
def linear(X, W, b):
    return X @ W + b
