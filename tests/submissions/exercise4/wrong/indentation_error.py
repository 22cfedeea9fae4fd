# expect: fans=crashed gain=crashed xavier_uniform_bound=crashed xavier_normal_std=crashed kaiming_uniform_bound=crashed kaiming_normal_std=crashed xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# alone
# mistake: a body that is not indented
# diagnosis: indentation
import numpy as np


def fans(shape):
return shape[1], shape[0]
