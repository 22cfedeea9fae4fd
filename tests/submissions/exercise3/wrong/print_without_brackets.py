# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: print as in Python 2
# diagnosis: print without brackets
def output_error(y, y_pred):
    print y_pred - y
    return y_pred - y
