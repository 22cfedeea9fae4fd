# expect: kaiming_uniform_bound=timed_out kaiming_uniform=timed_out
# mistake: a bisection that never halves its interval
# diagnosis: no end
def kaiming_uniform_bound(fan, gain):
    low, high = 0.0, 3.0 * gain + 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        if middle**2 / 3 < gain**2 / fan:
            low = low
        else:
            high = high
    return low
