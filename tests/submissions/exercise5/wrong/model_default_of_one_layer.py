# expect: HousePricesMLP=failed
# mistake: the default is a single layer
# diagnosis: another default
class HousePricesMLP(HousePricesMLP):
    def __init__(self, input_dim, output_dim, hidden_dims=(16,)):
        super().__init__(input_dim, output_dim, hidden_dims)
