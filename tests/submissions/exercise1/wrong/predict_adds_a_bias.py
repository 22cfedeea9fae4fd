# expect: predict=failed
# mistake: the first weight taken for a bias
# diagnosis: first weight taken for a bias
def predict(w, X):
    return sign(w[0] + X[:, 1:] @ w[1:])
