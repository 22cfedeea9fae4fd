# expect: output_error=failed gradients=failed train_step=failed
# mistake: the error relative to the target
# diagnosis: relative error
def output_error(y, y_pred):
    return (y_pred - y) / y
