# expect: linear=failed mlp_forward=failed
# mistake: b[0] for every unit
def linear(W, b, X):
    return X @ W + b[0]
