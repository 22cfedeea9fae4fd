# expect: output_error=crashed gradients=crashed train_step=crashed
# mistake: takes the prediction alone
def output_error(y_pred):
    return y_pred - 0.8
