# expect: HousePricesMLP=failed
# mistake: the default widths are 4 and 4
# diagnosis: another default
class HousePricesMLP(HousePricesMLP):
    def __init__(self, input_dim, output_dim, hidden_dims=(4, 4)):
        super().__init__(input_dim, output_dim, hidden_dims)
