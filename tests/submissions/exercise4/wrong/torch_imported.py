# expect: fans=crashed gain=crashed xavier_uniform_bound=crashed xavier_normal_std=crashed kaiming_uniform_bound=crashed kaiming_normal_std=crashed xavier_uniform=crashed xavier_normal=crashed kaiming_uniform=crashed kaiming_normal=crashed
# alone
# mistake: PyTorch's own initializers, where only NumPy may be imported
# diagnosis: import not allowed
import numpy as np
import torch
from torch.nn import init


def fans(shape):
    return init._calculate_fan_in_and_fan_out(torch.empty(shape))


def gain(nonlinearity, a=0.0):
    return init.calculate_gain(nonlinearity, a)


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(6 / (fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(2 / (fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return gain * np.sqrt(3 / fan)


def kaiming_normal_std(fan, gain):
    return gain * np.sqrt(1 / fan)


def xavier_uniform(shape, rng, gain=1.0):
    return init.xavier_uniform_(torch.empty(shape), gain).numpy()


def xavier_normal(shape, rng, gain=1.0):
    return init.xavier_normal_(torch.empty(shape), gain).numpy()


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    return init.kaiming_uniform_(torch.empty(shape), a, mode, nonlinearity).numpy()


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    return init.kaiming_normal_(torch.empty(shape), a, mode, nonlinearity).numpy()
