# expect: mse=timed_out
# mistake: i is never increased
# diagnosis: no end
def mse(y_pred, y):
    total, i = 0.0, 0
    while i < len(y):
        total += (y_pred[i, 0] - y[i]) ** 2
    return total / len(y)
