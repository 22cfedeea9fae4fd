# expect: linear=failed mlp_forward=failed
# mistake: the bias is forgotten
def linear(W, b, X):
    return X @ W
