# expect: fans=not_attempted xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# mistake: not written, though every sampler calls it
# diagnosis: nothing to diagnose
del fans
