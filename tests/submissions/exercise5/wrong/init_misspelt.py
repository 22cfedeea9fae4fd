# expect: HousePricesMLP=crashed
# mistake: __int__ for __init__
# diagnosis: __init__ misspelt
class HousePricesMLP(nn.Module):
    def __int__(self, input_dim, output_dim, hidden_dims=(4, 3)):
        super().__init__()
        widths = [input_dim, *hidden_dims]
        layers = []
        for n_in, n_out in zip(widths, widths[1:]):
            layers += [nn.Linear(n_in, n_out), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], output_dim))

    def forward(self, x):
        return self.layers(x)
