# expect: linear=not_attempted mlp_forward=crashed
# mistake: the function is not there
# diagnosis: nothing to diagnose
del linear
