# expect: output_error=not_attempted gradients=not_attempted train_step=not_attempted
# mistake: left as the stub has it
# diagnosis: nothing to diagnose
def output_error(y, y_pred):
    raise NotImplementedError
