# expect: init_weights=failed
# mistake: fills detached copies, the parameters never change
# diagnosis: nothing filled in place
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            m.weight.detach().clone().normal_(std=0.1)
            m.bias.detach().clone().zero_()
