# expect: squared_error=failed
# mistake: assigned, never returned
# diagnosis: nothing returned
def squared_error(y, y_pred):
    loss = (y - y_pred) ** 2 / 2
