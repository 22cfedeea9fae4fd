# expect: train_step=not_attempted
# mistake: not written
del train_step
