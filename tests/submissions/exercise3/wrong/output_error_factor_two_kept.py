# expect: output_error=failed gradients=failed train_step=failed
# mistake: the 2 of the square kept, as if the loss had no 1/2
# diagnosis: output_error: times 2
def output_error(y, y_pred):
    return 2 * (y_pred - y)
