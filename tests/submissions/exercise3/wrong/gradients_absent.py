# expect: gradients=not_attempted train_step=crashed
# mistake: not written, though train_step calls it
# diagnosis: nothing to diagnose
del gradients
