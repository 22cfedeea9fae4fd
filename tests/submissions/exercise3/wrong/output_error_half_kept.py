# expect: output_error=failed gradients=failed train_step=failed
# mistake: the 1/2 of the loss kept, the 2 of the square forgotten
# diagnosis: output_error: halved
def output_error(y, y_pred):
    return (y_pred - y) / 2
