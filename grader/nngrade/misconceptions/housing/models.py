"""`HousePricesMLP` gone wrong: other activations, other widths, another output, lost layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn

Widths = Callable[[int, int, tuple[int, ...]], Sequence[int]]
Map = Callable[[Tensor], Any]


def _same(x: Tensor) -> Tensor:
    return x


def _all_widths(n_in: int, n_out: int, hidden: tuple[int, ...]) -> Sequence[int]:
    return [n_in, *hidden, n_out]


class Network(nn.Module):
    """An MLP with its activations, its output and its bias as given.

    `activations(depth)` gives one map for each layer but the last.
    """

    def __init__(
        self, widths: Sequence[int], activations: Sequence[Map], start: Map, end: Map, bias: bool
    ) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b, bias=bias) for a, b in pairwise(widths))
        self.activations, self.start, self.end = activations, start, end

    def forward(self, x: Tensor) -> Any:
        x = self.start(x)
        for layer, activation in zip(self.layers, [*self.activations, _same], strict=True):
            x = activation(layer(x))
        return self.end(x)


def _with(
    activation: Map = torch.relu,
    activations: Callable[[int], list[Map]] | None = None,
    widths: Widths = _all_widths,
    start: Map = _same,
    end: Map = _same,
    bias: bool = True,
) -> Callable[..., nn.Module]:
    """`HousePricesMLP` with one part of it replaced; `activations` are those of so many layers."""

    def HousePricesMLP(  # noqa: N802 (it stands for the class)
        input_dim: int, output_dim: int, hidden_dims: tuple[int, ...] = (4, 3)
    ) -> nn.Module:
        chosen = widths(input_dim, output_dim, tuple(hidden_dims))
        count = len(chosen) - 2
        each = [activation] * count if activations is None else activations(count)
        return Network(chosen, each, start, end, bias)

    return HousePricesMLP


def _leaky(slope: float) -> Map:
    return lambda x: nn.functional.leaky_relu(x, slope)


def _flat_if_one(x: Tensor) -> Tensor:
    return x.squeeze(1)


def _centred(x: Tensor) -> Tensor:
    x -= x.mean(dim=0)
    return x


def _standardized(x: Tensor) -> Tensor:
    return (x - x.mean(dim=0)) / x.std(dim=0)


def _relu_in_place(x: Tensor) -> Tensor:
    return x.relu_()


linear, sigmoid, tanh = _with(_same), _with(torch.sigmoid), _with(torch.tanh)
elu, gelu = _with(nn.functional.elu), _with(nn.functional.gelu)
silu, softplus = _with(nn.functional.silu), _with(nn.functional.softplus)
leaky_001, leaky_01, leaky_02 = (_with(_leaky(slope)) for slope in (0.01, 0.1, 0.2))
softmax = _with(lambda x: torch.softmax(x, dim=1))
magnitude = _with(torch.abs)
last_relu_missing = _with(activations=lambda n: [torch.relu] * (n - 1) + [_same])
first_relu_alone = _with(activations=lambda n: [torch.relu] + [_same] * (n - 1))
first_relu_missing = _with(activations=lambda n: [_same] + [torch.relu] * (n - 1))
relu_on_input = _with(start=torch.relu)
relu_in_place_on_input = _with(start=_relu_in_place)
relu_output, sigmoid_output, tanh_output, softplus_output, exponential, magnitude_output = (
    _with(end=end)
    for end in (
        torch.relu,
        torch.sigmoid,
        torch.tanh,
        nn.functional.softplus,
        torch.exp,
        torch.abs,
    )
)
softmax_output = _with(end=lambda x: torch.softmax(x, dim=1))
log_softmax_output = _with(end=lambda x: torch.log_softmax(x, dim=1))
hidden_ignored = _with(widths=lambda a, b, hidden: [a, 4, 3, b])
first_and_last_width = _with(widths=lambda a, b, hidden: [a, hidden[0], hidden[-1], b])
first_two_widths = _with(widths=lambda a, b, hidden: [a, *hidden[:2], b])
first_width = _with(widths=lambda a, b, hidden: [a, hidden[0], b])
first_width_everywhere = _with(widths=lambda a, b, hidden: [a, *[hidden[0]] * len(hidden), b])
last_left_out = _with(widths=lambda a, b, hidden: [a, *hidden[:-1], b])
first_left_out = _with(widths=lambda a, b, hidden: [a, *hidden[1:], b])
extra_layer = _with(widths=lambda a, b, hidden: [a, *hidden, hidden[-1], b])
extra_output_layer = _with(widths=lambda a, b, hidden: [a, *hidden, b, b])
extra_input_layer = _with(widths=lambda a, b, hidden: [a, a, *hidden, b])
no_output_layer = _with(widths=lambda a, b, hidden: [a, *hidden])
reversed_widths = _with(widths=lambda a, b, hidden: [a, *reversed(hidden), b])
one_output = _with(widths=lambda a, b, hidden: [a, *hidden, 1])
squeezed_axis, squeezed, first_column, flat = (
    _with(end=end) for end in (_flat_if_one, torch.squeeze, lambda x: x[:, 0], torch.ravel)
)
transposed = _with(end=torch.t)
added_axis = _with(end=lambda x: x.unsqueeze(0))
whole_numbers = _with(end=lambda x: x.int())
cut, rounded_0 = (_with(end=end) for end in (torch.trunc, torch.round))
rounded_1, rounded_2 = (
    _with(end=end) for end in (lambda x: x.round(decimals=1), lambda x: x.round(decimals=2))
)
negative = _with(end=torch.neg)
row_mean = _with(end=lambda x: x.mean(dim=1))
batch_mean = _with(end=torch.mean)
nothing = _with(end=lambda x: None)
two_results = _with(end=lambda x: (x, x))
without_biases = _with(bias=False)
input_centred_in_place = _with(start=_centred)
input_centred = _with(start=lambda x: x - x.mean(dim=0))
input_standardized = _with(start=_standardized)


class _Normalized(nn.Module):
    """With a normalization layer after each hidden one; `first` has it ahead of the ReLU."""

    def __init__(self, widths: Sequence[int], norm: Any, first: bool, woven: bool) -> None:
        super().__init__()
        hidden = []
        for a, b in pairwise(widths[:-1]):
            hidden.append((nn.Linear(a, b), norm(b)))
        output = nn.Linear(widths[-2], widths[-1])
        linear, norms = zip(*hidden, strict=True)
        order = [part for pair in hidden for part in pair] if woven else [*linear]
        self.parts = nn.ModuleList([*order, output, *(() if woven else norms)])
        self.hidden, self.output, self.first = [hidden], [output], first

    def forward(self, x: Tensor) -> Any:
        for layer, norm in self.hidden[0]:
            x = torch.relu(norm(layer(x))) if self.first else norm(torch.relu(layer(x)))
        return self.output[0](x)


def _normalized(norm: Any, first: bool, woven: bool) -> Callable[..., nn.Module]:
    return lambda a, b, hidden_dims=(4, 3): _Normalized([a, *hidden_dims, b], norm, first, woven)


batch_norm, batch_norm_woven, batch_norm_after, batch_norm_after_woven = (
    _normalized(nn.BatchNorm1d, first, woven) for first in (True, False) for woven in (False, True)
)
layer_norm, layer_norm_woven, layer_norm_after, layer_norm_after_woven = (
    _normalized(nn.LayerNorm, first, woven) for first in (True, False) for woven in (False, True)
)


def dropout(input_dim: int, output_dim: int, hidden_dims: tuple[int, ...] = (4, 3)) -> nn.Module:
    """Zeros among the hidden units, in training mode."""

    def layers() -> Iterator[nn.Module]:
        for a, b in pairwise([input_dim, *hidden_dims]):
            yield from (nn.Linear(a, b), nn.ReLU(), nn.Dropout(0.5))
        yield nn.Linear(hidden_dims[-1], output_dim)

    return nn.Sequential(*layers())


class plain_list(nn.Module):  # noqa: N801 (named as the mistakes are)
    """Layers where PyTorch does not look for them."""

    def __init__(
        self, input_dim: int, output_dim: int, hidden_dims: tuple[int, ...] = (4, 3)
    ) -> None:
        super().__init__()
        self.widths = [input_dim, *hidden_dims, output_dim]
        self.layers = [nn.Linear(a, b) for a, b in pairwise(self.widths)]

    def forward(self, x: Tensor) -> Any:
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)


class hidden_in_plain_list(plain_list):  # noqa: N801 (named as the mistakes are)
    """Only the output layer is where PyTorch finds it."""

    def __init__(
        self, input_dim: int, output_dim: int, hidden_dims: tuple[int, ...] = (4, 3)
    ) -> None:
        super().__init__(input_dim, output_dim, hidden_dims)
        self.output = self.layers[-1]


class paired_two_apart(nn.Module):  # noqa: N801 (named as the mistakes are)
    """`zip(widths, widths[2:])`: each width with the next but one."""

    def __init__(
        self, input_dim: int, output_dim: int, hidden_dims: tuple[int, ...] = (4, 3)
    ) -> None:
        super().__init__()
        widths = [input_dim, *hidden_dims]
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[2:]))  # noqa: B905 (as students write it)
        self.output = nn.Linear(widths[-1], output_dim)

    def forward(self, x: Tensor) -> Any:
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.output(x)


class made_in_forward(plain_list):  # noqa: N801 (named as the mistakes are)
    """New layers in every forward pass."""

    def forward(self, x: Tensor) -> Any:
        self.layers = [nn.Linear(a, b) for a, b in pairwise(self.widths)]
        return super().forward(x)


class no_module:  # noqa: N801 (named as the mistakes are)
    """A class of its own, not an nn.Module."""

    def __init__(self, *sizes: Any, **options: Any) -> None:
        pass
