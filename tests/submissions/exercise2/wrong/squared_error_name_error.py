# expect: squared_error=crashed
# mistake: y_hat is defined nowhere
# diagnosis: name without a value
def squared_error(y, y_pred):
    return (y - y_hat) ** 2 / 2
