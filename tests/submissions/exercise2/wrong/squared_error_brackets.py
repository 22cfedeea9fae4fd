# expect: squared_error=failed
# mistake: brackets missing: only y_pred is squared
# diagnosis: only y' squared
def squared_error(y, y_pred):
    return y - y_pred**2 / 2
