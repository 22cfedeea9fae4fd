# expect: linear=failed mlp_forward=failed
# mistake: minus the bias
# diagnosis: bias subtracted
def linear(W, b, X):
    return X @ W - b
