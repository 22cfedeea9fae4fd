# expect: output_error=failed gradients=failed train_step=failed
# mistake: the arguments of the def line in another order
# diagnosis: arguments in another order
def output_error(y_pred, y):
    return y_pred - y
