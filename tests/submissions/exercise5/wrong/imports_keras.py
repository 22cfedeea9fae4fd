# expect: split_and_scale=crashed HousePricesMLP=crashed init_weights=crashed make_loader=crashed train=crashed evaluate=crashed
# alone
# mistake: written for another framework, which may not be imported
# diagnosis: import not allowed
import keras


def HousePricesMLP(input_dim, output_dim, hidden_dims=(4, 3)):
    layers = [keras.layers.Dense(width, activation="relu") for width in hidden_dims]
    return keras.Sequential([*layers, keras.layers.Dense(output_dim)])
