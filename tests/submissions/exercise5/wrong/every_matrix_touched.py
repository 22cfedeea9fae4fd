# expect: init_weights=failed
# mistake: every parameter with two dimensions, and every bias
# diagnosis: other layers touched
from torch import nn


def init_weights(model):
    for name, parameter in model.named_parameters():
        if parameter.dim() >= 2:
            nn.init.xavier_normal_(parameter)
        elif name.endswith("bias"):
            nn.init.zeros_(parameter)
