# expect: squared_error=failed
# mistake: the absolute error, halved
# diagnosis: absolute error halved
def squared_error(y, y_pred):
    return abs(y - y_pred) / 2
