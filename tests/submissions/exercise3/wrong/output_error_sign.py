# expect: output_error=failed gradients=failed train_step=failed
# mistake: the sign of the output error turned
# diagnosis: output_error: with the sign turned
def output_error(y, y_pred):
    return y - y_pred
