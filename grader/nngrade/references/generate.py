"""Writes what is derived into the readable files that are committed."""

from __future__ import annotations

from pathlib import Path

from nngrade.references.worked_example_forward import DERIVATIVES, FORWARD, WEIGHTS
from nngrade.symbolic import derive_backward

BACKWARD_FILE = Path(__file__).with_name("worked_example_backward.py")

HEADER = '''\
"""The backward steps of the worked example, derived from its forward steps by SymPy.

Written by ``nngrade dev derive``; a test derives them again and compares. Do not edit.
"""

from __future__ import annotations

from nngrade.derivation import Step

BACKWARD = (
'''


def backward_source() -> str:
    """The text of `worked_example_backward`, derived now."""
    steps = derive_backward(FORWARD, WEIGHTS, DERIVATIVES)
    lines = []
    for step in steps:
        fields = (step.name, step.notation, step.expression, step.sentence)
        lines.append(
            "    Step(\n" + "".join(f"        {_quoted(f)},\n" for f in fields) + "    ),\n"
        )
    return HEADER + "".join(lines) + ")\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
