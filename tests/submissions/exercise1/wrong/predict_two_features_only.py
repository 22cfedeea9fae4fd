# expect: predict=failed
# mistake: assumes that n is 2
# diagnosis: first and last feature only
def predict(w, X):
    return sign(w[0] * X[:, 0] + w[-1] * X[:, -1])
