# expect: mse=failed
# mistake: adds up rows of one number
# diagnosis: mean over one axis
def mse(y_pred, y):
    total = 0
    for row, target in zip(y_pred, y):
        total = total + (row - target) ** 2
    return total / len(y)
