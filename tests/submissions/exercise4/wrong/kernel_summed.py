# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the kernel's sides are added up instead of multiplied
# diagnosis: kernel sides added up
def fans(shape):
    positions = sum(shape[2:]) or 1
    return shape[1] * positions, shape[0] * positions
