# expect: squared_error=failed
# mistake: brackets missing: only y_pred is squared
def squared_error(y, y_pred):
    return y - y_pred**2 / 2
