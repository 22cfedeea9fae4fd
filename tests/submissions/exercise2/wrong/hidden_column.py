# expect: hidden=failed forward=failed
# mistake: shape (2, 1) instead of (2,)
# diagnosis: column instead of a row of numbers
def hidden(w, x):
    return w[:4].reshape(2, 2) @ x.reshape(2, 1)
