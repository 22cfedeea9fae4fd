# expect: xavier_normal=not_attempted
# mistake: not written
# diagnosis: nothing to diagnose
del xavier_normal
