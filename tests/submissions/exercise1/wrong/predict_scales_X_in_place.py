# expect: predict=failed
# mistake: X *= w changes the caller's X
def predict(w, X):
    X *= w
    return sign(X.sum(axis=1))
