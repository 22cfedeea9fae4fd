# expect: output_error=not_attempted gradients=crashed train_step=crashed
# mistake: not written at all, though the other functions call it
del output_error
