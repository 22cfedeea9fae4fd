# expect: output_error=failed gradients=failed train_step=failed
# mistake: the worked example's number, whatever comes in
# diagnosis: one answer for every input
def output_error(y, y_pred):
    return 2.1
