# expect: forward=failed
# mistake: an array of shape (1,) instead of a scalar
# diagnosis: array of one number
def forward(w, x):
    return w[4:].reshape(1, 2) @ hidden(w, x)
