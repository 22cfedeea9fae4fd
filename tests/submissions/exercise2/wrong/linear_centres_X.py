# expect: linear=failed mlp_forward=failed
# mistake: X is centred in place, for the caller too
# diagnosis: argument changed in place
def linear(W, b, X):
    X -= X.mean()
    return X @ W + b
