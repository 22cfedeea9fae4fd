# expect: linear=failed mlp_forward=failed
# mistake: X is centred in place, for the caller too
def linear(W, b, X):
    X -= X.mean()
    return X @ W + b
