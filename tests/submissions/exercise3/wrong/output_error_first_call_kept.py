# expect: output_error=failed gradients=failed train_step=failed
# mistake: remembers the first answer and gives it ever after
# diagnosis: one answer for every input
_seen = {}


def output_error(y, y_pred):
    if "error" not in _seen:
        _seen["error"] = y_pred - y
    return _seen["error"]
