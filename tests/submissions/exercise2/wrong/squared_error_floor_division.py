# expect: squared_error=failed
# mistake: // drops the fraction
# diagnosis: floor division
def squared_error(y, y_pred):
    return (y - y_pred) ** 2 // 2
