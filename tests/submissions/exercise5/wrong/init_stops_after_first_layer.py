# expect: init_weights=failed
# mistake: return inside the loop
# diagnosis: first layer alone
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            nn.init.xavier_normal_(m.weight)
            nn.init.zeros_(m.bias)
            return
