# expect: squared_error=crashed
# mistake: ^ is not a power in Python
# diagnosis: ^ is not a power
def squared_error(y, y_pred):
    return (y - y_pred) ^ 2 / 2
