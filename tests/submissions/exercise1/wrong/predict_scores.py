# expect: predict=failed
# mistake: w @ x itself, the sign forgotten
# diagnosis: scores in place of labels
def predict(w, X):
    return X @ w
