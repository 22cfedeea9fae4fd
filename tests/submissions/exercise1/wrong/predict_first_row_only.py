# expect: predict=failed
# mistake: return inside the loop
# diagnosis: first row only
def predict(w, X):
    for row in X:
        return sign(row @ w)
