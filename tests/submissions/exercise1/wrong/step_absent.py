# expect: step=not_attempted
# mistake: the function is not there
del step
