"""Exercise 5: what goes wrong in giving the model its first weights."""

from __future__ import annotations

from nngrade.diagnosis.known import Imitation, imitations


def _law(name: str, what: str, *functions: str) -> tuple[Imitation, ...]:
    return imitations(
        name,
        f"The weights are drawn {what}.",
        "`nn.init.xavier_normal_(module.weight)`: normal, with variance 2 / (fan_in + fan_out).",
        *functions,
    )


WEIGHTS = (
    *imitations(
        "biases not zeroed",
        "The weights are filled in as they should be, but the biases keep their old values.",
        "`nn.init.zeros_(module.bias)` for each linear layer.",
        "biases_left",
    ),
    *imitations(
        "biases a constant",
        "The biases are all set to one number, which is not 0.",
        "`nn.init.zeros_(module.bias)` for each linear layer.",
        "biases_001",
        "biases_01",
        "biases_1",
    ),
    *imitations(
        "biases drawn at random",
        "The biases are drawn at random, as the weights are.",
        "`nn.init.zeros_(module.bias)` for each linear layer.",
        "biases_drawn",
    ),
    *imitations(
        "weights not filled",
        "The biases are set, but the weights keep their old values.",
        "`nn.init.xavier_normal_(module.weight)`, with the underscore: it fills in place.",
        "weights_left",
    ),
    *imitations(
        "a copy filled",
        "A copy of the model is filled and returned; the model that was given keeps its weights.",
        "Fill the weights of the model itself, without deepcopy: it is what will be trained.",
        "copied",
    ),
    *imitations(
        "nothing filled in place",
        "No weight of the model has changed.",
        "`nn.init.xavier_normal_(module.weight)` fills in place; a function without the "
        "underscore, or a clone, leaves the model as it was.",
        "not_in_place",
    ),
    *imitations(
        "parameters replaced",
        "The layers got new parameters in place of their old ones, which an optimizer may hold "
        "already.",
        "Fill the tensors that are there: `nn.init.xavier_normal_(module.weight)`.",
        "replaced",
    ),
    *imitations(
        "top level alone",
        "Only the layers at the top of the model are filled; those inside other modules are "
        "missed.",
        "`model.modules()` goes down to every depth; `model.children()` sees the first level.",
        "top_level_alone",
        "two_levels",
    ),
    *imitations(
        "the model itself missed",
        "A model that is itself one linear layer is missed.",
        "`model.modules()` begins with the model itself; `children()` leaves it out.",
        "itself_missed",
    ),
    *imitations(
        "first layer alone",
        "Only the first linear layer is filled.",
        "Is a `return` or a `break` inside the loop?",
        "first_layer_alone",
    ),
    *imitations(
        "last layer missed",
        "The last linear layer is not filled.",
        "Go over all of model.modules(); does a slice end one too early?",
        "last_layer_missed",
    ),
    *imitations(
        "last layer alone",
        "Only the last linear layer is filled.",
        "Are the lines that fill in outside the loop, one indentation too little?",
        "last_layer_alone",
    ),
    *imitations(
        "other layers touched",
        "Layers of other kinds are changed as well: normalization or convolution.",
        "Ask each module first: `if isinstance(module, nn.Linear):`.",
        "norms_too",
        "every_matrix",
        "every_parameter",
        "convolutions_too",
        "others_reset",
    ),
    *_law("uniform in place of normal", "from a uniform law, not a normal one", "uniform"),
    *_law(
        "gain not 1",
        "with a gain that is not 1, as for a ReLU or tanh",
        "gain_relu",
        "gain_tanh",
        "uniform_gain_relu",
    ),
    *_law(
        "Kaiming in place of Xavier",
        "by Kaiming's rule, which looks at one fan alone",
        "kaiming_normal",
        "kaiming_normal_out",
        "kaiming_uniform",
    ),
    *_law("PyTorch's own start", "as PyTorch itself draws them for a new layer", "pytorch_default"),
    *_law(
        "one fan alone",
        "with a deviation of 1/√fan: one of the two fans, without the 2",
        "fan_in_alone",
        "fan_out_alone",
    ),
    *_law("2 left out", "with a variance of 1 / (fan_in + fan_out): the 2 is missing",
          "two_left_out"),
    *_law(
        "variance in place of std",
        "with the variance 2 / (fan_in + fan_out) as their standard deviation: the root is missing",
        "variance",
    ),
    *_law("standard normal", "with a standard deviation of 1, whatever the fans are", "std_1"),
    *_law(
        "one deviation for all layers",
        "with one standard deviation for all layers, whatever the fans are",
        "std_01",
        "std_002",
        "std_001",
    ),
    *_law(
        "unit interval",
        "from a fixed interval, whatever the fans are",
        "from_0_to_1",
        "from_minus_1_to_1",
    ),
    *imitations(
        "weights all alike",
        "All weights are set to one number, so that the units of a layer stay alike for ever.",
        "Zeros are for the biases; the weights need `nn.init.xavier_normal_(module.weight)`.",
        "weights_zero",
        "weights_one",
    ),
)  # fmt: skip
