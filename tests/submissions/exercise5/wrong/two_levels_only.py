# expect: init_weights=failed
# mistake: children and grandchildren, nothing deeper
# diagnosis: top level alone
from torch import nn


def init_weights(model):
    for child in model.children():
        for m in [child, *child.children()]:
            if isinstance(m, nn.Linear):
                nn.init.xavier_normal_(m.weight)
                nn.init.zeros_(m.bias)
