"""`init_weights` gone wrong: another law, other biases, layers missed and layers hit."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

Fill = Callable[[Tensor], Any]
Init = Callable[[nn.Module], Any]


def _linear(model: nn.Module) -> list[nn.Linear]:
    return [module for module in model.modules() if isinstance(module, nn.Linear)]


def _with(
    weight: Fill = nn.init.xavier_normal_,
    bias: Fill = nn.init.zeros_,
    layers: Callable[[nn.Module], Iterable[Any]] = _linear,
) -> Init:
    """`init_weights` with another fill, or with other layers than all that are linear."""

    def init_weights(model: nn.Module) -> None:
        for layer in layers(model):
            weight(layer.weight)
            if layer.bias is not None:
                bias(layer.bias)

    return init_weights


def _left(tensor: Tensor) -> None:
    """Nothing is filled in."""


def _normal(std: float) -> Fill:
    return lambda tensor: nn.init.normal_(tensor, std=std)


def _constant(value: float) -> Fill:
    return lambda tensor: nn.init.constant_(tensor, value)


def _fans(tensor: Tensor) -> tuple[int, int]:
    fan_out, fan_in = tensor.shape
    return fan_in, fan_out


def _variance(tensor: Tensor) -> Tensor:
    return nn.init.normal_(tensor, std=2 / sum(_fans(tensor)))


def _by_children(model: nn.Module) -> list[nn.Module]:
    """All linear layers but the model itself."""
    return [layer for layer in _linear(model) if layer is not model]


def _two_levels(model: nn.Module) -> list[nn.Module]:
    below = [module for child in model.children() for module in (child, *child.children())]
    return [module for module in below if isinstance(module, nn.Linear)]


uniform = _with(nn.init.xavier_uniform_)
gain_relu = _with(lambda t: nn.init.xavier_normal_(t, 2**0.5))
gain_tanh = _with(lambda t: nn.init.xavier_normal_(t, 5 / 3))
uniform_gain_relu = _with(lambda t: nn.init.xavier_uniform_(t, 2**0.5))
kaiming_normal = _with(lambda t: nn.init.kaiming_normal_(t, nonlinearity="relu"))
kaiming_normal_out = _with(
    lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu")
)
kaiming_uniform = _with(lambda t: nn.init.kaiming_uniform_(t, nonlinearity="relu"))
pytorch_default = _with(lambda t: nn.init.kaiming_uniform_(t, a=5**0.5))
fan_in_alone = _with(lambda t: nn.init.normal_(t, std=_fans(t)[0] ** -0.5))
fan_out_alone = _with(lambda t: nn.init.normal_(t, std=_fans(t)[1] ** -0.5))
variance = _with(_variance)
two_left_out = _with(lambda t: nn.init.normal_(t, std=sum(_fans(t)) ** -0.5))
std_1, std_01, std_002, std_001 = (_with(_normal(std)) for std in (1.0, 0.1, 0.02, 0.01))
from_0_to_1 = _with(nn.init.uniform_)
from_minus_1_to_1 = _with(lambda t: nn.init.uniform_(t, -1.0, 1.0))
weights_zero = _with(nn.init.zeros_)
weights_one = _with(nn.init.ones_)
biases_left = _with(bias=_left)
biases_001, biases_01, biases_1 = (_with(bias=_constant(value)) for value in (0.01, 0.1, 1.0))
biases_drawn = _with(bias=nn.init.normal_)
weights_left = _with(weight=_left)
top_level_alone = _with(
    layers=lambda model: [m for m in model.children() if isinstance(m, nn.Linear)]
)
two_levels = _with(layers=_two_levels)
itself_missed = _with(layers=_by_children)
first_layer_alone = _with(layers=lambda model: _linear(model)[:1])
last_layer_missed = _with(layers=lambda model: _linear(model)[:-1])
last_layer_alone = _with(layers=lambda model: _linear(model)[-1:])
convolutions_too = _with(
    layers=lambda model: [m for m in model.modules() if isinstance(m, (nn.Linear, nn.Conv1d))]
)


def every_matrix(model: nn.Module) -> None:
    """Every parameter of two dimensions or more, and every bias."""
    for name, parameter in model.named_parameters():
        if parameter.dim() >= 2:
            nn.init.xavier_normal_(parameter)
        elif name.endswith("bias"):
            nn.init.zeros_(parameter)


def every_parameter(model: nn.Module) -> None:
    """As `every_matrix`, and every other parameter set to zero too."""
    for parameter in model.parameters():
        (nn.init.xavier_normal_ if parameter.dim() >= 2 else nn.init.zeros_)(parameter)


def norms_too(model: nn.Module) -> None:
    """Normalization layers set back to 1 and 0."""
    _with()(model)
    for module in model.modules():
        if isinstance(module, (nn.LayerNorm, nn.BatchNorm1d)):
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)


def others_reset(model: nn.Module) -> None:
    """Every other layer set back to PyTorch's own start."""
    for module in model.modules():
        if isinstance(module, (nn.LayerNorm, nn.BatchNorm1d, nn.Conv1d)):
            module.reset_parameters()
    _with()(model)


def copied(model: nn.Module) -> nn.Module:
    """A copy is filled and returned."""
    model = copy.deepcopy(model)
    _with()(model)
    return model


def not_in_place(model: nn.Module) -> None:
    """The numbers are drawn and thrown away."""


def replaced(model: nn.Module) -> None:
    """New parameters in the place of those that the optimizer may hold already."""
    for layer in _linear(model):
        layer.weight = nn.Parameter(nn.init.xavier_normal_(torch.empty_like(layer.weight)))
        layer.bias = nn.Parameter(torch.zeros_like(layer.bias))
