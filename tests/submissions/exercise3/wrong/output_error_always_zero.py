# expect: output_error=failed gradients=failed train_step=failed
# mistake: the prediction taken from itself
# diagnosis: output_error: as if it were never computed
def output_error(y, y_pred):
    return y_pred - y_pred
