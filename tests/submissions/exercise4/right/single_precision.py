# expect: passed
# style: float32 from beginning to end, the draws too
import numpy as np

F = np.float32


def fans(shape):
    positions = np.prod(np.array(shape[2:], dtype=np.int32))
    return np.int64(shape[1] * positions), np.int64(shape[0] * positions)


def gain(nonlinearity, a=0.0):
    table = {
        "linear": F(1),
        "sigmoid": F(1),
        "tanh": F(5) / F(3),
        "relu": np.sqrt(F(2)),
    }
    table["leaky_relu"] = np.sqrt(F(2) / (F(1) + F(a) * F(a)))
    if nonlinearity not in table:
        raise ValueError
    return table[nonlinearity]


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return F(gain) * np.sqrt(F(6) / F(fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return F(gain) * np.sqrt(F(2) / F(fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return F(gain) * np.sqrt(F(3) / F(fan))


def kaiming_normal_std(fan, gain):
    return F(gain) / np.sqrt(F(fan))


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return (rng.random(shape, dtype=F) * F(2) - F(1)) * bound


def xavier_normal(shape, rng, gain=1.0):
    return rng.standard_normal(shape, dtype=F) * xavier_normal_std(*fans(shape), gain)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[int(mode == "fan_out")]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape).astype(F)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[int(mode == "fan_out")]
    out = np.empty(shape, dtype=F)
    rng.standard_normal(out=out, dtype=F)
    out *= kaiming_normal_std(fan, gain(nonlinearity, a))
    return out
