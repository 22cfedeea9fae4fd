# expect: split_and_scale=not_attempted
# mistake: never written
# diagnosis: nothing to diagnose
del split_and_scale
