# expect: linear=failed mlp_forward=failed
# mistake: the bias is forgotten
# diagnosis: without the bias
def linear(W, b, X):
    return X @ W
