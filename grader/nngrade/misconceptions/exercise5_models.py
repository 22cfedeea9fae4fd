"""Exercise 5: what goes wrong in the model."""

from __future__ import annotations

from nngrade.diagnosis.known import Imitation, imitations


def _activation(name: str, *functions: str) -> tuple[Imitation, ...]:
    return imitations(
        f"{name} in place of ReLU",
        f"The hidden layers have {name} as their activation; ReLU is asked for.",
        "`torch.relu(layer(x))` after each layer but the last, or nn.ReLU() in an nn.Sequential.",
        *functions,
    )


def _on_output(name: str, *functions: str) -> tuple[Imitation, ...]:
    return imitations(
        f"{name} on the output",
        f"The output goes through {name} as well, which bends or cuts the prices.",
        "The last layer has no activation: return what it gives.",
        *functions,
    )


MODELS = (
    *imitations(
        "no activation",
        "There is no ReLU between the layers, so that the whole network is one straight line.",
        "Put `torch.relu(…)` around every layer but the last.",
        "linear",
    ),
    *_on_output("a ReLU", "relu_output"),
    *imitations(
        "last ReLU missing",
        "The last hidden layer has no ReLU; the others have theirs.",
        "A ReLU after every layer but the output: does a loop or a slice end one too early?",
        "last_relu_missing",
    ),
    *imitations(
        "ReLU after the first layer alone",
        "Only the first hidden layer has a ReLU.",
        "A ReLU after every layer but the output, however many there are.",
        "first_relu_alone",
    ),
    *imitations(
        "first ReLU missing",
        "The first hidden layer has no ReLU; the others have theirs.",
        "A ReLU after every layer but the output, the first one included.",
        "first_relu_missing",
    ),
    *imitations(
        "ReLU on the input",
        "The input goes through a ReLU before the first layer, so that its negative numbers are "
        "lost.",
        "First the layer, then the ReLU: `torch.relu(layer(x))`.",
        "relu_on_input",
        "relu_in_place_on_input",
    ),
    *_activation("sigmoid", "sigmoid"),
    *_activation("tanh", "tanh"),
    *_activation("a leaky ReLU", "leaky_001", "leaky_01", "leaky_02"),
    *_activation("ELU", "elu"),
    *_activation("GELU", "gelu"),
    *_activation("SiLU", "silu"),
    *_activation("softplus", "softplus"),
    *_activation("softmax", "softmax"),
    *_activation("the magnitude", "magnitude"),
    *_on_output("a sigmoid", "sigmoid_output"),
    *_on_output("tanh", "tanh_output"),
    *_on_output("softmax", "softmax_output", "log_softmax_output"),
    *_on_output("softplus", "softplus_output"),
    *_on_output("an exponential", "exponential"),
    *_on_output("the magnitude", "magnitude_output"),
    *imitations(
        "hidden_dims ignored",
        "The hidden layers have 4 and 3 units always, whichever hidden_dims are asked for.",
        "Make one layer for each width in hidden_dims, in a loop.",
        "hidden_ignored",
    ),
    *imitations(
        "two hidden layers always",
        "There are two hidden layers always, however many hidden_dims lists.",
        "Make one layer for each width in hidden_dims, in a loop: it may hold one width or five.",
        "first_and_last_width",
        "first_two_widths",
    ),
    *imitations(
        "one hidden layer always",
        "There is one hidden layer always, however many hidden_dims lists.",
        "Make one layer for each width in hidden_dims, in a loop.",
        "first_width",
    ),
    *imitations(
        "first width for all layers",
        "All hidden layers have the first width of hidden_dims.",
        "Each has its own: `zip(widths, widths[1:])` gives the pairs (n_in, n_out).",
        "first_width_everywhere",
    ),
    *imitations(
        "last hidden layer left out",
        "The last hidden layer is missing: the widths end one too early.",
        "Every width in hidden_dims makes a layer; then comes the output.",
        "last_left_out",
    ),
    *imitations(
        "first hidden layer left out",
        "The first hidden layer is missing: the widths begin one too late.",
        "The first layer goes from input_dim to hidden_dims[0].",
        "first_left_out",
    ),
    *imitations(
        "output layer left out",
        "The output layer is missing: the network ends with its last hidden layer.",
        "One more layer goes from hidden_dims[-1] to output_dim.",
        "no_output_layer",
    ),
    *imitations(
        "one layer too many",
        "There is one layer more than hidden_dims and the output ask for.",
        "One layer for each width in hidden_dims, and one for the output: count them.",
        "extra_layer",
        "extra_output_layer",
        "extra_input_layer",
    ),
    *imitations(
        "widths in reverse order",
        "The widths of hidden_dims are used from the last to the first.",
        "The first width belongs to the layer next to the input.",
        "reversed_widths",
    ),
    *imitations(
        "output_dim ignored",
        "There is one output always, whichever output_dim is asked for.",
        "The last layer goes from hidden_dims[-1] to output_dim.",
        "one_output",
    ),
    *imitations(
        "widths paired two apart",
        "Each width is paired with the next but one, so that layers are missing and do not fit.",
        "Neighbours make a layer: `zip(widths, widths[1:])`.",
        "paired_two_apart",
    ),
    *imitations(
        "output squeezed",
        "The numbers are right, but the output lost an axis: it should stay (b, 1) with one "
        "output too.",
        "Return what the last layer gives, without squeeze, view(-1), flatten or [:, 0].",
        "squeezed_axis",
        "squeezed",
        "first_column",
        "flat",
    ),
    *imitations(
        "transposed",
        "The numbers are right, but the output is transposed: it should have one row for each "
        "row of x.",
        "Return what the last layer gives, without `.T`.",
        "transposed",
    ),
    *imitations(
        "axis added to the output",
        "The numbers are right, but the output has an axis too many.",
        "Return what the last layer gives, without unsqueeze.",
        "added_axis",
    ),
    *imitations(
        "cut to whole numbers",
        "What stands after the point is cut off in the output.",
        "Return what the last layer gives, without int() or trunc().",
        "whole_numbers",
        "cut",
    ),
    *imitations(
        "rounded to 2 decimals",
        "The output is rounded to two decimals, which also leaves nothing to differentiate.",
        "Return what the last layer gives; round only what you print.",
        "rounded_2",
    ),
    *imitations(
        "rounded to 1 decimal",
        "The output is rounded to one decimal, which also leaves nothing to differentiate.",
        "Return what the last layer gives; round only what you print.",
        "rounded_1",
    ),
    *imitations(
        "rounded to a whole number",
        "The output is rounded to whole numbers, which also leaves nothing to differentiate.",
        "Return what the last layer gives; round only what you print.",
        "rounded_0",
    ),
    *imitations(
        "sign turned",
        "Every number of the output has its sign turned.",
        "Return what the last layer gives.",
        "negative",
    ),
    *imitations(
        "outputs averaged",
        "The outputs were averaged: over the outputs of a row, or over all rows of the batch.",
        "Return what the last layer gives: one row of outputs for each row of x.",
        "row_mean",
        "batch_mean",
    ),
    *imitations(
        "nothing returned",
        "`forward` hands nothing back: a method without `return` gives None.",
        "End it with `return` and the output of the last layer.",
        "nothing",
    ),
    *imitations(
        "two results returned",
        "`forward` hands back several things; only the output is asked for.",
        "Return the output of the last layer alone.",
        "two_results",
    ),
    *imitations(
        "no biases",
        "The layers have no biases.",
        "Leave `bias=False` out: every nn.Linear here has one.",
        "without_biases",
    ),
    *imitations(
        "argument changed in place",
        "The forward pass changes the batch that it is given: the caller's x is not what it was.",
        "`x = x - …` makes a new tensor; `x -= …` and methods that end in _ write into the "
        "caller's.",
        "input_centred_in_place",
    ),
    *imitations(
        "input scaled in the model",
        "The forward pass centres or scales each batch by itself before the first layer.",
        "Take x as it comes: split_and_scale has scaled it, with one mean for all batches.",
        "input_centred",
        "input_standardized",
    ),
    *imitations(
        "batch normalization added",
        "There is a batch normalization after the hidden layers, with weights of its own.",
        "The network asked for has linear layers and ReLUs alone.",
        "batch_norm",
        "batch_norm_woven",
        "batch_norm_after",
        "batch_norm_after_woven",
    ),
    *imitations(
        "layer normalization added",
        "There is a layer normalization after the hidden layers, with weights of its own.",
        "The network asked for has linear layers and ReLUs alone.",
        "layer_norm",
        "layer_norm_woven",
        "layer_norm_after",
        "layer_norm_after_woven",
    ),
    *imitations(
        "dropout added",
        "In evaluation mode the output is right, in training mode it is not: something like "
        "dropout acts between the layers.",
        "Leave it out: the network asked for has linear layers and ReLUs alone.",
        "dropout",
    ),
    *imitations(
        "layers in a plain list",
        "PyTorch finds no weights, or not all, though the model computes with some: they are in a "
        "plain Python list (or dict), where nn.Module does not look.",
        "Keep the layers in `nn.ModuleList([...])` or `nn.Sequential(*layers)`, or each in an "
        "attribute of its own.",
        "plain_list",
        "hidden_in_plain_list",
    ),
    *imitations(
        "layers made in forward",
        "The layers are made anew in each forward pass, with new random weights that nobody "
        "trains.",
        "Make the layers once, in `__init__`, and only use them in `forward`.",
        "made_in_forward",
    ),
    *imitations(
        "not an nn.Module",
        "The class is not built on nn.Module, so that PyTorch cannot train it.",
        "`class HousePricesMLP(nn.Module):`, and `super().__init__()` in the first line.",
        "no_module",
    ),
)
