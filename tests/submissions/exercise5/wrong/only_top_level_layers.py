# expect: init_weights=failed
# mistake: children(), so nested layers are missed
# diagnosis: top level alone
from torch import nn


def init_weights(model):
    for m in model.children():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)
