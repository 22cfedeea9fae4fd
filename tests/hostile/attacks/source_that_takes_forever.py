# Is a small program that doubles with every line while it is compiled: `finally` in `finally`.
# rule: 6
# fools: source
# success: hang
# timeout: 0.5
# placed: as bytes

DEPTH = 19


def made():
    lines = ["def output_error(y, y_pred):"]
    for depth in range(1, DEPTH + 1):
        lines += [f"{' ' * depth}try: x = 1", f"{' ' * depth}finally:"]
    lines += [f"{' ' * (DEPTH + 1)}x = [1, 2, 3, y]"] * 40
    return "\n".join(lines).encode()
