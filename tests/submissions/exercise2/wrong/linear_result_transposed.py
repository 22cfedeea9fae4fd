# expect: linear=failed mlp_forward=crashed
# mistake: shape (n_out, m) instead of (m, n_out)
# diagnosis: transposed
def linear(W, b, X):
    return W.T @ X.T + b[:, None]
