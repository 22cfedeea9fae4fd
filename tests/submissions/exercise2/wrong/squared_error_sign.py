# expect: squared_error=failed
# mistake: the wrong sign
# diagnosis: sign turned
def squared_error(y, y_pred):
    return -((y - y_pred) ** 2) / 2
