# expect: HousePricesMLP=failed
# mistake: the input is put through a ReLU, the hidden layers shifted by one
# diagnosis: ReLU on the input
import torch
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        dims = [input_dim, *hidden_dims, output_dim]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(dims, dims[1:]))

    def forward(self, x):
        for layer in self.layers:
            x = layer(torch.relu(x))
        return x
