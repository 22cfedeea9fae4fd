# expect: HousePricesMLP=failed
# mistake: new random layers in every forward pass
# diagnosis: layers made in forward
import torch
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        self.dims = [input_dim, *hidden_dims, output_dim]

    def forward(self, x):
        layers = [nn.Linear(a, b) for a, b in zip(self.dims, self.dims[1:])]
        for layer in layers[:-1]:
            x = torch.relu(layer(x))
        return layers[-1](x)
