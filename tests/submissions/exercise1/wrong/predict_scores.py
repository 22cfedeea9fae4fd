# expect: predict=failed
# mistake: w @ x itself, the sign forgotten
def predict(w, X):
    return X @ w
