# expect: predict=failed
# mistake: X *= w changes the caller's X
# diagnosis: argument changed in place
def predict(w, X):
    X *= w
    return sign(X.sum(axis=1))
