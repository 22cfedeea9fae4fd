# expect: output_error=failed gradients=failed train_step=failed
# mistake: an error is taken to have no sign
def output_error(y, y_pred):
    return abs(y_pred - y)
