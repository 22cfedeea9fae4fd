# expect: output_error=not_attempted gradients=crashed train_step=crashed
# mistake: not written at all, though the other functions call it
# diagnosis: nothing to diagnose
del output_error
