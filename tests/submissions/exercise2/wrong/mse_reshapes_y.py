# expect: mse=failed
# mistake: y.shape = ... changes the caller's y
def mse(y_pred, y):
    y.shape = (-1, 1)
    return ((y_pred - y) ** 2).mean()
