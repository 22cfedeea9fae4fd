# expect: step=not_attempted
# mistake: the function is not there
# diagnosis: nothing to diagnose
del step
