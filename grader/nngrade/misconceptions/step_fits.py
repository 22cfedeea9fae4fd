"""Exercise 3's step downhill with a length that has to be fitted, or for some weights alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nngrade.diagnosis.answers import Answers, Asked
from nngrade.diagnosis.notation import listed
from nngrade.diagnosis.space import FloatArray
from nngrade.references import worked_example
from nngrade.report import Diagnosis

NEAR = 1e-9
NAMES = tuple(f"w{index}" for index in range(1, 7))

# Old weights, gradient and learning rate of a case; the weights that came.
Step = tuple[FloatArray, FloatArray, float, FloatArray]
Read = Callable[[Asked], Step]


def _update(each: Asked) -> Step:
    w, grad, eta = each.args
    return w, grad, eta, np.asarray(each.actual, dtype=float)


def _training(each: Asked) -> Step:
    """Raises `ValueError` where the losses are not those of the weights before and after."""
    w, x, y, eta = each.args
    new, before, after = each.actual
    new = np.asarray(new, dtype=float)
    if new.shape != (6,) or not np.isfinite(new).all():
        raise ValueError("no weights")
    due = [worked_example.values(v, x, y)["loss"].value for v in (w, new)]
    if not np.allclose([before, after], due, rtol=1e-7, atol=NEAR):
        raise ValueError("other losses")
    return w, worked_example.gradients(w, x, y).value, eta, new


def _steps(answers: Answers, read: Read) -> list[Step]:
    """Every case in numbers; none of them where one has another form, or is not finite."""
    try:
        with np.errstate(all="ignore"):
            found = [read(each) for each in answers.asked]
    except (TypeError, ValueError):
        return []
    usable = all(new.shape == (6,) and np.isfinite(new).all() for *_, new in found)
    return found if usable else []


def some_kept(answers: Answers, read: Read) -> Diagnosis | None:
    """Some weights that keep their old values, beside others that move as they should."""
    steps = _steps(answers, read)
    if not steps:
        return None
    kept, moved = [
        np.all([np.isclose(new, due, rtol=1e-7, atol=NEAR) for due, new in pairs], axis=0)
        for pairs in (
            [(w, new) for w, _, _, new in steps],
            [(w - eta * grad, new) for w, grad, eta, new in steps],
        )
    ]
    if not kept.any() or not (kept | moved).all() or kept.all():
        return None
    still, others = (
        [name for name, flag in zip(NAMES, flags, strict=True) if flag] for flags in (kept, ~kept)
    )
    verbs = ("keeps its old value" if len(still) == 1 else "keep their old values",
             "moves" if len(others) == 1 else "move")  # fmt: skip
    return Diagnosis(
        "some weights kept",
        f"{listed(still)} {verbs[0]}; only {listed(others)} {verbs[1]}.",
        "All six weights learn: does a slice, an index or a loop leave some of them out?",
    )


def another_length(answers: Answers, read: Read) -> Diagnosis | None:
    """A step along the gradient whose length is fixed, or some multiple of the right one."""
    lengths, etas = [], []
    for w, grad, eta, new in _steps(answers, read):
        if not grad.any():
            continue
        length = float((w - new) @ grad / (grad @ grad))
        if not np.allclose(new, w - length * grad, rtol=1e-7, atol=NEAR * np.abs(new).max()):
            return None
        lengths.append(length)
        etas.append(eta)
    if len(set(etas)) < 3:
        return None
    if _all_alike(lengths):
        return _fixed(lengths[0])
    factors = [length / eta for length, eta in zip(lengths, etas, strict=True)]
    return _multiple(factors[0]) if _all_alike(factors) else None


def _all_alike(numbers: Sequence[float]) -> bool:
    return bool(np.allclose(numbers, numbers[0], rtol=1e-6, atol=0))


def _fixed(length: float) -> Diagnosis | None:
    if abs(length) < NEAR:
        return None
    if np.isclose(length, 1):
        return Diagnosis(
            "eta left out",
            "The weights move by the whole gradient: the learning rate is not used.",
            "w(new) = w − η · ∂δ/∂w: hand eta on.",
        )
    return Diagnosis(
        "eta fixed",
        f"The weights move by {length:.4g} times the gradient, whatever eta is given.",
        "Use the argument eta: is a number typed in where it belongs?",
    )


def _multiple(factor: float) -> Diagnosis:
    if np.isclose(factor, -1):
        return Diagnosis(
            "step uphill",
            "The step is added: your weights are w + η · ∂δ/∂w.",
            "The gradient points uphill; go against it: w − η · ∂δ/∂w.",
        )
    times = {0.5: "half as far", 2.0: "twice as far"}.get(round(factor, 9))
    times = times or f"{factor:.4g} times as far"
    return Diagnosis(
        "step of another length",
        f"The weights move {times} as w − η · ∂δ/∂w says.",
        "Leave the factor out: η alone says how far to go.",
    )


def _named_by_a_step(answers: Answers, found: Diagnosis | None) -> Diagnosis | None:
    """None where a changed step of the derivation says the same: it shows the formula as well."""
    first = answers.asked[0].args[-1]
    plain = found and found.name in ("step uphill", "eta left out")
    typed = found and found.name == "eta fixed" and f" {first:.4g} times" in found.message
    return None if plain or typed else found


UPDATE_FITS: tuple[Callable[[Answers], Any], ...] = (
    lambda answers: some_kept(answers, _update),
    lambda answers: _named_by_a_step(answers, another_length(answers, _update)),
)
TRAINING_FITS: tuple[Callable[[Answers], Any], ...] = (
    lambda answers: some_kept(answers, _training),
    lambda answers: another_length(answers, _training),
)
