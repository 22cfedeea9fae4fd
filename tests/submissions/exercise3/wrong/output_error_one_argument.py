# expect: output_error=crashed gradients=crashed train_step=crashed
# mistake: takes the prediction alone
# diagnosis: other arguments
def output_error(y_pred):
    return y_pred - 0.8
