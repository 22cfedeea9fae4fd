# expect: squared_error=failed
# mistake: y + y_pred squared
def squared_error(y, y_pred):
    return (y + y_pred) ** 2 / 2
