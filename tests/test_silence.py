"""A wrong answer that comes from none of the known mistakes is given no name.

Each function's right answers are spoilt in a way that no idea about the exercise explains. It
depends on nothing but the arguments, so that repeated calls agree.
"""

from __future__ import annotations

import pytest

from conftest import ROOT, Judge
from nngrade import rubrics

SPOILING = '''

import inspect as _inspect
import zlib as _zlib
import numpy as _np
_right = {function}


def _noise(args, size):
    """Numbers between -1 and 1 that look drawn, the same for the same arguments."""
    told = [arg for arg in args if not isinstance(arg, _np.random.Generator)]
    state = _zlib.crc32(repr(told).encode())
    return _np.sin((_np.arange(size) + 1.0) * (state % 9973 + 1.7)) if size else _np.zeros(0)


def _spoil(value, args):
    if isinstance(value, tuple):
        return tuple(_spoil(part, [place, *args]) for place, part in enumerate(value))
    array = _np.asarray(value, dtype=float)
    noise = _noise(args, array.size).reshape(array.shape)
    spoilt = {spoilt}
    if isinstance(value, _np.ndarray):
        return spoilt
    return float(spoilt)


def {function}(*args, **kwargs):
    bound = _inspect.signature(_right).bind(*args, **kwargs)
    bound.apply_defaults()
    return _spoil(_right(*args, **kwargs), bound.arguments.values())
'''

WAYS = {
    "scaled by noise": "array * (1.5 + 0.4 * noise) + 0.01 * noise",
    "moved by noise": "array + 0.7 + 0.5 * noise",
    "bent": "_np.tanh(array) + array ** 2 / 7 + 0.013",
}
QUESTIONS = [
    (exercise, question.name)
    for exercise in ("exercise1", "exercise2", "exercise3", "exercise4")
    for question in rubrics.load(exercise).questions
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("exercise", "function"), QUESTIONS)
def test_nonsense_is_given_no_name(exercise: str, function: str, way: str, verdict: Judge) -> None:
    """It fails, and no mistake is claimed."""
    source = (ROOT / "solutions" / f"{exercise}.py").read_text()
    source += SPOILING.format(function=function, spoilt=WAYS[way])
    check = next(c for c in verdict(exercise, source).checks if c.name == function)
    assert check.status == "failed"
    assert check.diagnosis is None, f"{check.diagnosis}"
