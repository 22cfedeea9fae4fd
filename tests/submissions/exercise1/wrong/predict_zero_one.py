# expect: predict=failed
# mistake: labels 0 and 1 instead of -1 and +1
# diagnosis: labels 0 and 1
def predict(w, X):
    return step(X @ w)
