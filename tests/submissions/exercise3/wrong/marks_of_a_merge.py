# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: the marks of two versions left in
# diagnosis: marks of a merge
<<<<<<< HEAD
def output_error(y, y_pred):
    return y_pred - y
=======
def output_error(y, y_pred):
    return y - y_pred
>>>>>>> other
