# expect: squared_error=crashed
# mistake: ^ is not a power in Python
def squared_error(y, y_pred):
    return (y - y_pred) ^ 2 / 2
