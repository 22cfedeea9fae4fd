# expect: xavier_normal=not_attempted
# mistake: not written
del xavier_normal
