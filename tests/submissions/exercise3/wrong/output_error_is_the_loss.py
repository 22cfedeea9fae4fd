# expect: output_error=failed gradients=failed train_step=failed
# mistake: the loss itself instead of its derivative
# diagnosis: the loss itself
def output_error(y, y_pred):
    return (y - y_pred) ** 2 / 2
