# expect: predict=failed
# mistake: return inside the loop
def predict(w, X):
    for row in X:
        return sign(row @ w)
