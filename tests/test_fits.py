"""What is read off the numbers that came is said of nothing else: a near miss gets no name."""

from __future__ import annotations

import pytest

from conftest import ROOT, Judge

THREE_FIGURES_OFF = """

def gain(nonlinearity, a=0.0):
    gains = {"linear": 2.0, "sigmoid": 3.0, "tanh": 4.0, "relu": np.sqrt(2),
             "leaky_relu": np.sqrt(2 / (1 + a**2))}
    if nonlinearity not in gains:
        raise ValueError(nonlinearity)
    return gains[nonlinearity]
"""
FIGURE_THAT_CHANGES = """

def gain(nonlinearity, a=0.0):
    gains = {"linear": 1.0, "sigmoid": 1.0, "tanh": 4.0 + a, "relu": np.sqrt(2),
             "leaky_relu": np.sqrt(2 / (1 + a**2))}
    if nonlinearity not in gains:
        raise ValueError(nonlinearity)
    return gains[nonlinearity]
"""
DEFAULT_AND_MORE = """

def xavier_normal_std(fan_in, fan_out, gain=2.0):
    return (gain + 0.1 * (gain != 2.0)) * np.sqrt(2 / (fan_in + fan_out))
"""
LABELS_OF_NO_KIND = """

def step(z):
    return np.where(np.asarray(z) >= 0, 0.917, 0.0)
"""
LABELS_THAT_CHANGE = """

def step(z):
    return np.where(np.asarray(z) >= 0, 2.0 + np.ndim(z), 0.0)
"""

WIDTHS_AND_MORE = """

class HousePricesMLP(HousePricesMLP):
    def __init__(self, input_dim, output_dim, hidden_dims=(5, 3)):
        super().__init__(input_dim, output_dim, hidden_dims)
        self.more = 0.37 * (hidden_dims == (5, 3))

    def forward(self, x):
        return super().forward(x) + self.more
"""
STATE_AND_MORE = """

_right = split_and_scale

def split_and_scale(X, y, test_size=0.2, random_state=6):
    train, test, *rest = _right(X, y, test_size, random_state)
    return (train + 0.01 * (random_state == 6), test, *rest)
"""
ERRORS_OF_NO_KIND = """

def evaluate(model, loader, device):
    model.to(device).eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            total += (torch.tanh(model(X.to(device)).squeeze(1) - y.to(device)) + 2).sum().item()
            count += len(y)
    return total / count
"""
LOSSES_OF_NO_KIND = """

_right = train

def train(*given):
    return [loss**1.3 + 0.21 * place for place, loss in enumerate(_right(*given), 1)]
"""


@pytest.mark.parametrize(
    ("exercise", "function", "source"),
    [
        ("exercise4", "gain", THREE_FIGURES_OFF),
        ("exercise4", "gain", FIGURE_THAT_CHANGES),
        ("exercise4", "xavier_normal_std", DEFAULT_AND_MORE),
        ("exercise1", "step", LABELS_OF_NO_KIND),
        ("exercise1", "step", LABELS_THAT_CHANGE),
        ("exercise5", "HousePricesMLP", WIDTHS_AND_MORE),
        ("exercise5", "split_and_scale", STATE_AND_MORE),
        ("exercise5", "evaluate", ERRORS_OF_NO_KIND),
        ("exercise5", "train", LOSSES_OF_NO_KIND),
    ],
    ids=[
        "three figures",
        "a figure that changes",
        "a default and more",
        "no label",
        "a label that changes",
        "widths and more",
        "a state and more",
        "no errors",
        "no losses",
    ],
)
def test_a_near_miss_gets_no_name(
    exercise: str, function: str, source: str, verdict: Judge
) -> None:
    """More figures than a slip explains, one that changes, a default with more wrong: silence."""
    whole = (ROOT / "solutions" / f"{exercise}.py").read_text() + source
    check = next(c for c in verdict(exercise, whole).checks if c.name == function)
    assert check.status == "failed"
    assert check.diagnosis is None
