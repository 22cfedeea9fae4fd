# expect: init_weights=failed
# mistake: new Parameter objects instead of in place
# diagnosis: parameters replaced
import torch
from torch import nn


def init_weights(model):
    for m in model.modules():
        if isinstance(m, nn.Linear):
            m.weight = nn.Parameter(nn.init.xavier_normal_(torch.empty_like(m.weight)))
            m.bias = nn.Parameter(torch.zeros_like(m.bias))
