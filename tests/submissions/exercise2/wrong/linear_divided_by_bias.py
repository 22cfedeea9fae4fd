# expect: linear=failed mlp_forward=failed
# mistake: divided by b
# diagnosis: bias divides
def linear(W, b, X):
    return (X @ W) / b
