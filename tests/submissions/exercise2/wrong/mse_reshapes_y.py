# expect: mse=failed
# mistake: y.shape = ... changes the caller's y
# diagnosis: argument changed in place
def mse(y_pred, y):
    y.shape = (-1, 1)
    return ((y_pred - y) ** 2).mean()
