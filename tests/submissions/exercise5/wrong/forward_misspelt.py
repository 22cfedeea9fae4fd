# expect: HousePricesMLP=crashed
# mistake: the method is called foward
# diagnosis: forward missing
from torch import nn


class HousePricesMLP(nn.Module):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        layers = [nn.Linear(input_dim, hidden_dims[0]), nn.ReLU()]
        for a, b in zip(hidden_dims, hidden_dims[1:]):
            layers += [nn.Linear(a, b), nn.ReLU()]
        self.net = nn.Sequential(*layers, nn.Linear(hidden_dims[-1], output_dim))

    def foward(self, x):
        return self.net(x)
