# expect: predict=failed
# mistake: shape (m, 1) instead of (m,)
def predict(w, X):
    return sign(X @ w.reshape(-1, 1))
