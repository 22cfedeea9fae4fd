"""What helps with initialization, after the verdict's own "Try:"; the last level has gaps left."""

from __future__ import annotations

HINTS = {
    "fans": (
        """
        In `fans`, take the shape apart with `out_units, in_units, *kernel = shape`: the
        star collects what is left in a list. `math.prod(kernel)` is the number of places
        in the kernel, and 1 for an empty list, so that a linear layer needs no case of
        its own.
        """,
        """
        fan_in comes first in the answer, though second in the shape:

            out_units, in_units, *kernel = shape
            places = math.prod(kernel)
            return ___ * places, ___ * places
        """,
    ),
    "gain": (
        """
        In `gain`, a dict from name to number says it most plainly, and a name that is not
        in it raises `ValueError`. Where the two roots come from: a ReLU keeps one half of
        the mean square, so gain² is 2; a leaky one keeps (1 + a²)/2 of it, so gain² is
        2/(1 + a²).
        """,
        """
        With the roots and the error left to you:

            gains = {
                "linear": 1.0,
                "sigmoid": 1.0,
                "tanh": 5 / 3,
                "relu": np.sqrt(___),
                "leaky_relu": np.sqrt(___ / (1 + ___)),
            }
            if nonlinearity not in gains:
                raise ___(f"no gain is known for {nonlinearity!r}")
            return gains[nonlinearity]
        """,
    ),
    "xavier_uniform_bound": (
        """
        For `xavier_uniform_bound`, set the two variances equal, a²/3 on one side and
        gain² · 2/(fan_in + fan_out) on the other, and solve for a: times 3, then the root
        of it all. The root of gain² is gain, so the gain ends up in front.
        """,
        """
        What is 3 · 2?

            return gain * np.sqrt(___ / (fan_in + fan_out))
        """,
    ),
    "xavier_normal_std": (
        """
        For `xavier_normal_std` nothing needs converting: a normal distribution is given by
        its standard deviation, and that is the root of gain² · 2/(fan_in + fan_out). The
        root of gain² is gain, so the gain ends up in front.
        """,
        """
        One line:

            return ___ * np.sqrt(___ / (fan_in + fan_out))
        """,
    ),
    "kaiming_uniform_bound": (
        """
        For `kaiming_uniform_bound`, set b²/3 equal to gain²/fan and solve for b: times 3,
        then the root. One fan alone counts here, and it has been chosen already: it is the
        argument `fan`.
        """,
        """
        One line:

            return gain * np.sqrt(___ / ___)
        """,
    ),
    "kaiming_normal_std": (
        """
        For `kaiming_normal_std`, take the root of gain²/fan piece by piece: the root of
        gain² is gain, and fan stays under its root, below the line.
        """,
        """
        One line:

            return ___ / np.sqrt(___)
        """,
    ),
    "xavier_uniform": (
        """
        `xavier_uniform` puts together what you have: `fans(shape)` for the two fans,
        `xavier_uniform_bound` for the half-width, with the gain handed on, and
        `rng.uniform(low, high, size=shape)` for the numbers. Draw from `rng` and never from
        np.random, or the same generator state would not give the same weights again.
        """,
        """
        The interval is as wide to the left of 0 as to the right:

            fan_in, fan_out = fans(shape)
            bound = xavier_uniform_bound(fan_in, fan_out, ___)
            return rng.uniform(___, ___, size=shape)
        """,
    ),
    "xavier_normal": (
        """
        `xavier_normal` is `xavier_uniform` with another distribution: `xavier_normal_std`
        gives the spread, with the gain handed on, and `rng.normal(mean, std, size=shape)`
        draws.
        """,
        """
        Weights spread around 0:

            fan_in, fan_out = fans(shape)
            std = xavier_normal_std(fan_in, fan_out, ___)
            return rng.normal(___, ___, size=shape)
        """,
    ),
    "kaiming_uniform": (
        """
        In `kaiming_uniform`, two choices come first. `fans(shape)` gives both fans, and
        `mode` says which one counts. `gain(nonlinearity, a)` gives the gain; without its
        second argument the slope would be lost. Both go to `kaiming_uniform_bound`.
        """,
        """
        The two choices, then the draw:

            fan_in, fan_out = fans(shape)
            fan = ___ if mode == "fan_in" else ___
            bound = kaiming_uniform_bound(fan, gain(nonlinearity, ___))
            return rng.uniform(-bound, ___, size=shape)
        """,
    ),
    "kaiming_normal": (
        """
        In `kaiming_normal`, the fan and the gain are chosen as in `kaiming_uniform`: by
        `mode` from `fans(shape)`, and by `gain(nonlinearity, a)`. Both go to
        `kaiming_normal_std`, and that is the spread of an `rng.normal` around 0.
        """,
        """
        The two choices, then the draw:

            fan_in, fan_out = fans(shape)
            fan = ___ if mode == "fan_in" else ___
            std = kaiming_normal_std(fan, gain(nonlinearity, ___))
            return rng.normal(0.0, ___, size=shape)
        """,
    ),
}
