"""Exercise 4: Xavier and Kaiming initialization.

Before a network has learnt anything, somebody must choose its weights. Too small, and
the signal dies on its way through the layers; too large, and it explodes. A unit adds
up `fan_in` products on the way forward, and an input collects `fan_out` of them on the
way back, so the spread of the weights has to shrink as the fans grow:

    Xavier (Glorot & Bengio 2010)    Var(w) = gain² · 2 / (fan_in + fan_out)
    Kaiming (He et al. 2015)         Var(w) = gain² / fan

The gain makes up for what the nonlinearity takes away. Either variance can be had from
a normal distribution or from a uniform one, U(-a, a), whose variance is a² / 3.

Weights are laid out as PyTorch lays them out, outputs first. Random numbers come from
the `numpy.random.Generator` that you are handed, and from nowhere else, so that the
same generator state gives the same weights again. Which numbers those are is up to
you; their distribution is not.

Write the functions, top to bottom, and ask

    nngrade check exercise4
"""

import math

import numpy as np


def fans(shape):
    """Return `(fan_in, fan_out)`, two whole numbers, of a weight of this shape.

    `shape` is a tuple or list of two or more ints in PyTorch's layout:
    `(fan_out, fan_in)` for a linear layer, `(out_channels, in_channels, *kernel)` for a
    convolution, where every position of the kernel is one more connection between each
    pair of channels.

    >>> fans((3, 5))
    (5, 3)
    """
    raise NotImplementedError


def gain(nonlinearity, a=0.0):
    """Return the gain that PyTorch recommends in `torch.nn.init.calculate_gain`.

    A scalar. The names are "linear", "sigmoid", "tanh", "relu" and "leaky_relu"; any
    other name, another case included, raises `ValueError`. `a` is the slope of the
    leaky ReLU for negative inputs (its default here is 0.0; PyTorch's own is 0.01) and
    matters to no other nonlinearity.

    A ReLU throws away half of the mean square of what it is given,
    a leaky one somewhat less; the gain, squared, brings it back. That of tanh is a rule
    of thumb: look it up.

    >>> gain("linear")
    1.0
    """
    raise NotImplementedError


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    """Return the half-width `a` of the U(-a, a) that has Xavier's variance.

    A scalar, as is `gain`.

    >>> float(xavier_uniform_bound(1, 5))
    1.0
    """
    raise NotImplementedError


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    """Return the standard deviation of a normal distribution with Xavier's variance.

    A scalar, as is `gain`.

    >>> float(xavier_normal_std(3, 5))
    0.5
    """
    raise NotImplementedError


def kaiming_uniform_bound(fan, gain):
    """Return the half-width of the U(-bound, bound) that has Kaiming's variance.

    A scalar. `fan` is the one that was chosen, `fan_in` or `fan_out`.

    >>> float(kaiming_uniform_bound(3, 1.0))
    1.0
    """
    raise NotImplementedError


def kaiming_normal_std(fan, gain):
    """Return the standard deviation of a normal distribution with Kaiming's variance.

    A scalar. `fan` is the one that was chosen, `fan_in` or `fan_out`.

    >>> float(kaiming_normal_std(4, 1.0))
    0.5
    """
    raise NotImplementedError


def xavier_uniform(shape, rng, gain=1.0):
    """Return an array of `shape` drawn by `rng` from Xavier's uniform distribution.

    `rng` is a `numpy.random.Generator`; `gain` is a number.

    >>> xavier_uniform((2, 3), np.random.default_rng(0)).shape
    (2, 3)
    """
    raise NotImplementedError


def xavier_normal(shape, rng, gain=1.0):
    """Return an array of `shape` drawn by `rng` from Xavier's normal distribution.

    Its mean is 0. `rng` is a `numpy.random.Generator`; `gain` is a number.

    >>> xavier_normal((2, 3, 5, 5), np.random.default_rng(0)).shape
    (2, 3, 5, 5)
    """
    raise NotImplementedError


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    """Return an array of `shape` drawn by `rng` from Kaiming's uniform distribution.

    `mode` says which fan counts: "fan_in" (keeps the size of the signal on the way
    forward) or "fan_out" (that of the gradient on the way back). The gain is that of
    `nonlinearity` with negative slope `a`. `rng` is a `numpy.random.Generator`.

    >>> kaiming_uniform((2, 3), np.random.default_rng(0), mode="fan_out").shape
    (2, 3)
    """
    raise NotImplementedError


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    """Return an array of `shape` drawn by `rng` from Kaiming's normal distribution.

    Its mean is 0. `mode`, `nonlinearity` and `a` are those of `kaiming_uniform`, and
    `rng` is a `numpy.random.Generator`.

    >>> kaiming_normal((2, 3), np.random.default_rng(0), nonlinearity="relu").shape
    (2, 3)
    """
    raise NotImplementedError
