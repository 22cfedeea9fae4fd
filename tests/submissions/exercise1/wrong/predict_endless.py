# expect: predict=timed_out
# mistake: i is never increased
# diagnosis: no end
def predict(w, X):
    labels = [0.0] * len(X)
    i = 0
    while i < len(X):
        labels[i] = sign(X[i] @ w)
    return labels
