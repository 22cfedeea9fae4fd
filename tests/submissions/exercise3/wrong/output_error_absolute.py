# expect: output_error=failed gradients=failed train_step=failed
# mistake: an error is taken to have no sign
# diagnosis: output_error: without its sign
def output_error(y, y_pred):
    return abs(y_pred - y)
