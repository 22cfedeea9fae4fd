# expect: linear=failed mlp_forward=failed
# mistake: minus the bias
def linear(W, b, X):
    return X @ W - b
