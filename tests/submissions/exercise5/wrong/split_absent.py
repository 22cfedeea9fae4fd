# expect: split_and_scale=not_attempted
# mistake: never written
del split_and_scale
