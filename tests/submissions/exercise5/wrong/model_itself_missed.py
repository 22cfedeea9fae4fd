# expect: init_weights=failed
# mistake: recursion over children skips a model that is a layer itself
# diagnosis: the model itself missed
from torch import nn


def init_weights(model):
    for child in model.children():
        if isinstance(child, nn.Linear):
            nn.init.xavier_normal_(child.weight)
            nn.init.zeros_(child.bias)
        init_weights(child)
