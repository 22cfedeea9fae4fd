# expect: init_weights=failed
# mistake: uniform instead of normal
# diagnosis: uniform in place of normal
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_uniform_(m.weight)
            nn.init.zeros_(m.bias)
