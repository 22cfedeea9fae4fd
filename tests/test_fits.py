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
    return (gain + 0.1 * fan_in % 1.3) * np.sqrt(2 / (fan_in + fan_out))
"""
LABELS_OF_NO_KIND = """

def step(z):
    return np.where(np.asarray(z) >= 0, 0.917, 0.0)
"""
LABELS_THAT_CHANGE = """

def step(z):
    return np.where(np.asarray(z) >= 0, 1.0 + np.ndim(z), 0.0)
"""


@pytest.mark.parametrize(
    ("exercise", "function", "source"),
    [
        ("exercise4", "gain", THREE_FIGURES_OFF),
        ("exercise4", "gain", FIGURE_THAT_CHANGES),
        ("exercise4", "xavier_normal_std", DEFAULT_AND_MORE),
        ("exercise1", "step", LABELS_OF_NO_KIND),
        ("exercise1", "step", LABELS_THAT_CHANGE),
    ],
)
def test_a_near_miss_gets_no_name(
    exercise: str, function: str, source: str, verdict: Judge
) -> None:
    """Too many figures, one that changes, another default with more wrong: nothing is said."""
    whole = (ROOT / "solutions" / f"{exercise}.py").read_text() + source
    check = next(c for c in verdict(exercise, whole).checks if c.name == function)
    assert check.status == "failed"
    assert check.diagnosis is None
