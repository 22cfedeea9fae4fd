"""What the tutorial claims, in our own words; figures and formulas are as it prints them.

A module for each part of the text; all claims in the text's order.
"""

from __future__ import annotations

from nngrade.textbook.tutorial import (
    data,
    double_descent,
    foundations,
    initialization,
    network,
    training,
    worked_example,
)

SOURCE = "the tutorial"

CLAIMS = (
    *foundations.CLAIMS,
    *worked_example.CLAIMS,
    *network.CLAIMS,
    *data.CLAIMS,
    *training.FIRST,
    *initialization.CLAIMS,
    *training.SECOND,
    *double_descent.CLAIMS,
)
