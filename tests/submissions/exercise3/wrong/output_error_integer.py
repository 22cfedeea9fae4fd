# expect: output_error=failed gradients=failed train_step=failed
# mistake: cut to a whole number
def output_error(y, y_pred):
    return int(y_pred - y)
