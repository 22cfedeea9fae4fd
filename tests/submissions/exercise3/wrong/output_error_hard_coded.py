# expect: output_error=failed gradients=failed train_step=failed
# mistake: the worked example's number, whatever comes in
def output_error(y, y_pred):
    return 2.1
