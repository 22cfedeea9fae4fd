# expect: mse=failed
# mistake: the squares, no mean
def mse(y_pred, y):
    return (y_pred[:, 0] - y) ** 2
