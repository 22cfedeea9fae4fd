# expect: predict=failed
# mistake: shape (m, 1) instead of (m,)
# diagnosis: column instead of a row of numbers
def predict(w, X):
    return sign(X @ w.reshape(-1, 1))
