"""How two numbers or arrays differ, in a sentence: where, by how much, and what is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.sized import FloatArray, Sized


def difference(
    array: FloatArray,
    expected: Sized,
    off: FloatArray,
    allowed: FloatArray,
    wrong: np.ndarray[Any, Any],
    what: str,
) -> str:
    """How many entries differ, where it is worst, by how much, and how much was allowed."""
    if not np.isfinite(array).all():
        count = int((~np.isfinite(array)).sum())
        bad = "not a finite number" if array.ndim == 0 else f"not finite in {count} of its entries"
        return f"{subject(what)} is {bad}."
    worst = np.unravel_index(int(np.argmax(np.where(wrong, off - allowed, -1))), array.shape)
    got, due = float(array[worst]), float(expected.value[worst])
    size = f"off by {off[worst]:.3g}{_percent(off[worst], due)}"
    if allowed[worst]:
        size += f"; {allowed[worst]:.1g} is allowed"
    right, came = told_apart(due, got)
    if array.ndim == 0:
        return f"{subject(what)} should be {right}, not {came} ({size})."
    index = ", ".join(str(int(i)) for i in worst)
    if wrong.size == 1:
        return f"{_entry(what, index)} should be {right}, not {came} ({size})."
    count = int(wrong.sum())
    if count == 1:
        entry = f"Here 1 of {wrong.size} entries{_of(what)} is wrong"
        return f"{entry}: [{index}] should be {right}, not {came} ({size})."
    return (
        f"Here {count} of {wrong.size} entries{_of(what)} are wrong. "
        f"The worst is [{index}]: it should be {right}, not {came} ({size})."
    )


def _percent(off: float, due: float) -> str:
    """The difference as a share of what was due, where that says anything."""
    share = 100 * float(off) / abs(due) if due else np.inf
    if share > 1000:
        return ""
    return f" or {share:.0f} %" if share >= 10 else f" or {share:.2g} %"


def told_apart(due: float, got: float) -> tuple[str, str]:
    """Both in six digits, or in as many as it takes to see that they differ."""
    for digits in range(6, 18):
        texts = f"{due + 0.0:.{digits}g}", f"{got + 0.0:.{digits}g}"  # -0.0 reads as 0
        if texts[0] != texts[1]:
            break
    return texts


def subject(what: str) -> str:
    """`what` as a sentence begins; a name of the code stays as it is written."""
    if " " in what:
        return what[:1].upper() + what[1:]
    return what or "The answer"


def _entry(what: str, index: str) -> str:
    """One entry of what has no other."""
    return f"{subject(what)}[{index}]" if what else f"Entry [{index}]"


def _of(what: str) -> str:
    return f" of {what}" if what else ""
