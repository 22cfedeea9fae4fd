# expect: mse=failed
# mistake: the squares, no mean
# diagnosis: squares without the mean
def mse(y_pred, y):
    return (y_pred[:, 0] - y) ** 2
