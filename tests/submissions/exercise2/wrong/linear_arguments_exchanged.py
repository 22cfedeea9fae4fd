# expect: linear=failed mlp_forward=crashed
# mistake: takes (X, W, b) instead of (W, b, X)
# diagnosis: arguments in another order
def linear(X, W, b):
    return X @ W + b
