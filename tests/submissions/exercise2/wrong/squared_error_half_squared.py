# expect: squared_error=failed
# mistake: the half is inside the square
# diagnosis: half inside the square
def squared_error(y, y_pred):
    return ((y - y_pred) / 2) ** 2
