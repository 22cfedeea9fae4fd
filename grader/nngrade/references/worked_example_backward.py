"""The backward steps of the worked example, derived from its forward steps by SymPy.

Written by ``nngrade dev derive``; a test derives them again and compares. Do not edit.
"""

from __future__ import annotations

from nngrade.derivation import Step

BACKWARD = (
    Step(
        "output_error",
        "∂δ/∂y'",
        "y_pred - y",
        "δ depends on y' directly: ∂δ/∂y' = y' - y.",
    ),
    Step(
        "hidden_error2",
        "∂δ/∂h2",
        "output_error*w6",
        "h2 reaches δ through y': ∂y'/∂h2 = w6.",
    ),
    Step(
        "hidden_error1",
        "∂δ/∂h1",
        "output_error*w5",
        "h1 reaches δ through y': ∂y'/∂h1 = w5.",
    ),
    Step(
        "grad_w1",
        "∂δ/∂w1",
        "hidden_error1*x1",
        "w1 reaches δ through h1: ∂h1/∂w1 = x1.",
    ),
    Step(
        "grad_w2",
        "∂δ/∂w2",
        "hidden_error1*x2",
        "w2 reaches δ through h1: ∂h1/∂w2 = x2.",
    ),
    Step(
        "grad_w3",
        "∂δ/∂w3",
        "hidden_error2*x1",
        "w3 reaches δ through h2: ∂h2/∂w3 = x1.",
    ),
    Step(
        "grad_w4",
        "∂δ/∂w4",
        "hidden_error2*x2",
        "w4 reaches δ through h2: ∂h2/∂w4 = x2.",
    ),
    Step(
        "grad_w5",
        "∂δ/∂w5",
        "output_error*h1",
        "w5 reaches δ through y': ∂y'/∂w5 = h1.",
    ),
    Step(
        "grad_w6",
        "∂δ/∂w6",
        "output_error*h2",
        "w6 reaches δ through y': ∂y'/∂w6 = h2.",
    ),
)
