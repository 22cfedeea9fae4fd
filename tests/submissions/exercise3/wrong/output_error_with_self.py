# expect: output_error=crashed gradients=crashed train_step=crashed
# mistake: a method where a function is due
# diagnosis: self in a function
def output_error(self, y, y_pred):
    return y_pred - y
