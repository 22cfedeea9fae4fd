# expect: kaiming_normal_std=not_attempted kaiming_normal=crashed
# mistake: not written, though kaiming_normal calls it
# diagnosis: nothing to diagnose
del kaiming_normal_std
