# expect: train_step=not_attempted
# mistake: not written
# diagnosis: nothing to diagnose
del train_step
