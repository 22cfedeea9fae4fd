# expect: linear=failed mlp_forward=failed
# mistake: W taken for (n_out, n_in) and reshaped until the shapes fit
# diagnosis: weights reshaped
def linear(W, b, X):
    W = W.reshape(len(b), -1)
    return X @ W.T + b
