# expect: forward=failed
# mistake: an array of shape (1,) instead of a scalar
def forward(w, x):
    return w[4:].reshape(1, 2) @ hidden(w, x)
