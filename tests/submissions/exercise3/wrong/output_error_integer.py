# expect: output_error=failed gradients=failed train_step=failed
# mistake: cut to a whole number
# diagnosis: cut to whole numbers
def output_error(y, y_pred):
    return int(y_pred - y)
