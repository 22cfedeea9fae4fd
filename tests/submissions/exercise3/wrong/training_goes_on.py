# expect: train_step=failed
# mistake: the weights of the last call are used instead of those passed in
# diagnosis: silent
_state = {}


def train_step(w, x, y, eta):
    w = _state.get("w", w)
    w_new = gradient_step(w, gradients(w, x, y), eta)
    _state["w"] = w_new
    return w_new, _loss(w, x, y), _loss(w_new, x, y)
