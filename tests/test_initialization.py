"""Gains, fans, bounds and deviations against `torch.nn.init` and against the papers' formulas."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import sympy
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import init

from nngrade import symbolic
from nngrade.references import initialization
from nngrade.rubrics import exercise4
from nngrade.sized import Sized

shapes = st.lists(st.integers(1, 7), min_size=2, max_size=5).map(tuple)
slopes = st.floats(-3, 3)
gains = st.floats(0.1, 5)
modes = st.sampled_from(["fan_in", "fan_out"])
names = st.sampled_from(initialization.NONLINEARITIES)
seeds = st.integers(0, 2**32)

Draw = Callable[[torch.Tensor], torch.Tensor]


def filled(shape: tuple[int, ...], seed: int, draw: Draw) -> np.ndarray:
    """What `draw` puts into a tensor of `shape` from PyTorch's generator in the state `seed`."""
    torch.manual_seed(seed)
    array: np.ndarray = draw(torch.empty(shape, dtype=torch.float64)).numpy()
    return array


def standard_uniform(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.uniform_(-1, 1)


def standard_normal(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.normal_()


@pytest.mark.parametrize("name", initialization.NONLINEARITIES)
@given(slope=slopes)
def test_gains_are_pytorchs(name: str, slope: float) -> None:
    """Every nonlinearity; the slope matters to the leaky ReLU alone."""
    due = init.calculate_gain(name, slope)  # type: ignore[arg-type]
    assert float(initialization.gain(name, slope).value) == pytest.approx(due, rel=1e-15)
    if name != "leaky_relu":
        assert initialization.gain(name, slope).value == initialization.gain(name).value


def test_the_default_slope_is_zero() -> None:
    """Ours, as the contract says; PyTorch's own is 0.01."""
    assert initialization.gain("leaky_relu").value == initialization.gain("relu").value
    assert init.calculate_gain("leaky_relu") == float(initialization.gain("leaky_relu", 0.01).value)


@pytest.mark.parametrize("name", [*exercise4.UNKNOWN, "fan_in", "a", "RELU", " relu"])
def test_other_names_raise(name: str) -> None:
    """Also those that PyTorch knows and the contract does not, and other spellings."""
    with pytest.raises(ValueError, match="unknown nonlinearity"):
        initialization.gain(name)


@given(shapes)
def test_fans_are_pytorchs(shape: tuple[int, ...]) -> None:
    """For linear layers and convolutions of any dimension."""
    due = init._calculate_fan_in_and_fan_out(torch.empty(shape))
    assert initialization.fans(shape) == initialization.fans(list(shape)) == due


@pytest.mark.parametrize(
    ("layer", "inputs"),
    [
        (torch.nn.Linear(5, 3), (5,)),
        (torch.nn.Conv1d(4, 6, 3), (4, 3)),
        (torch.nn.Conv2d(2, 7, (3, 5)), (2, 3, 5)),
    ],
    ids=["linear", "conv1d", "conv2d"],
)
def test_fans_count_a_layers_connections(layer: torch.nn.Module, inputs: tuple[int, ...]) -> None:
    """fan_in is how many inputs one output depends on: those with a gradient."""
    x = torch.ones((1, *inputs), requires_grad=True)
    (grad,) = torch.autograd.grad(layer(x).ravel()[0], x)
    weight = layer.get_parameter("weight")
    assert initialization.fans(weight.shape)[0] == int((grad != 0).sum())


@given(shapes, gains, seeds)
def test_xavier_scales_what_pytorch_draws(shape: tuple[int, ...], gain: float, seed: int) -> None:
    """PyTorch's weights are the same generator's standard draws, times our bound or deviation."""
    fans = initialization.fans(shape)
    bound = initialization.xavier_uniform_bound(*fans, gain).value
    drawn = filled(shape, seed, lambda t: init.xavier_uniform_(t, gain))
    np.testing.assert_allclose(
        drawn, bound * filled(shape, seed, standard_uniform), rtol=1e-12, atol=1e-14
    )
    std = initialization.xavier_normal_std(*fans, gain).value
    drawn = filled(shape, seed, lambda t: init.xavier_normal_(t, gain))
    np.testing.assert_allclose(drawn, std * filled(shape, seed, standard_normal), rtol=1e-12)


@given(shapes, slopes, modes, names, seeds)
def test_kaiming_scales_what_pytorch_draws(
    shape: tuple[int, ...], a: float, mode: str, name: str, seed: int
) -> None:
    """For either fan and every nonlinearity."""
    fan = initialization.fans(shape)[mode == "fan_out"]
    gain = initialization.gain(name, a)
    bound = initialization.kaiming_uniform_bound(fan, gain).value
    drawn = filled(shape, seed, lambda t: init.kaiming_uniform_(t, a, mode, name))  # type: ignore[arg-type]
    np.testing.assert_allclose(
        drawn, bound * filled(shape, seed, standard_uniform), rtol=1e-12, atol=1e-14
    )
    std = initialization.kaiming_normal_std(fan, gain).value
    drawn = filled(shape, seed, lambda t: init.kaiming_normal_(t, a, mode, name))  # type: ignore[arg-type]
    np.testing.assert_allclose(drawn, std * filled(shape, seed, standard_normal), rtol=1e-12)


# Glorot & Bengio (2010), eq. 16 with a gain; He et al. (2015), eq. 10 and 14.
CLOSED_FORMS = {
    "xavier_uniform_bound": "gain*sqrt(6/(fan_in + fan_out))",
    "xavier_normal_std": "gain*sqrt(2/(fan_in + fan_out))",
    "kaiming_uniform_bound": "gain*sqrt(3/fan)",
    "kaiming_normal_std": "gain/sqrt(fan)",
}


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_the_steps_make_up_the_papers_formulas(name: str) -> None:
    """Substituting every step gives the closed form, for all positive fans."""
    formula = sympy.Integer(0)
    known: dict[sympy.Symbol, sympy.Expr] = {}
    for step in initialization.SCALES.steps:
        formula = symbolic.parse(step.expression, positive=True).subs(known)
        known[symbolic.symbol(step.name, positive=True)] = formula
        if step.name == name:
            break
    assert sympy.simplify(formula - symbolic.parse(CLOSED_FORMS[name], positive=True)) == 0


@given(st.integers(1, 10_000), st.integers(1, 10_000), gains)
def test_bound_and_deviation_have_one_variance(fan_in: int, fan_out: int, gain: float) -> None:
    """U(-a, a) has the variance a²/3, which is the normal one's; nothing cancels on the way."""
    pairs = [
        (
            initialization.xavier_uniform_bound(fan_in, fan_out, gain),
            initialization.xavier_normal_std(fan_in, fan_out, gain),
        ),
        (
            initialization.kaiming_uniform_bound(fan_in, gain),
            initialization.kaiming_normal_std(fan_in, gain),
        ),
    ]
    for bound, std in pairs:
        assert float(bound.value) ** 2 / 3 == pytest.approx(float(std.value) ** 2, rel=1e-14)
        assert _is_as_large_as_its_value(bound)
        assert _is_as_large_as_its_value(std)


def _is_as_large_as_its_value(found: Sized) -> bool:
    return math.isclose(float(found.size), abs(float(found.value)), rel_tol=1e-12)
