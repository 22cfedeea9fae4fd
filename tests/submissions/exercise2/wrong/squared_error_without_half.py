# expect: squared_error=failed
# mistake: the half is missing
# diagnosis: half left out
def squared_error(y, y_pred):
    return (y - y_pred) ** 2
