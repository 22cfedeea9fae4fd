# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: a dash for a minus
# diagnosis: dash in place of a minus
def output_error(y, y_pred):
    return y_pred – y
