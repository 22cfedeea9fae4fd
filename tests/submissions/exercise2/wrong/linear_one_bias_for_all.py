# expect: linear=failed mlp_forward=failed
# mistake: b[0] for every unit
# diagnosis: one bias for all units
def linear(W, b, X):
    return X @ W + b[0]
