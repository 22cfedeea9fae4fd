# expect: squared_error=failed
# mistake: y + y_pred squared
# diagnosis: sum in place of the difference
def squared_error(y, y_pred):
    return (y + y_pred) ** 2 / 2
