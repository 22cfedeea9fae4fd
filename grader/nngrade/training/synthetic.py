"""Invented districts in the shape of the real data, for a machine that cannot fetch the latter.

The ranges are like California's in 1990 and the value depends on rooms, occupants and income,
so that there is something to learn; no number of it is a fact about any house.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SEED = 1990
CAP = 5.00001  # the census cut values off at 500,000 dollars


def columns(rows: int) -> dict[str, NDArray[np.float64]]:
    """scikit-learn's eight features and the target, each `(rows,)`; always the same numbers."""
    rng = np.random.default_rng(SEED)
    income = rng.lognormal(np.log(3.5), 0.45, rows)  # in 10,000 dollars
    rooms = rng.lognormal(np.log(5.2), 0.2, rows) * (income / 3.5) ** 0.4
    occupants = 1.0 + rng.lognormal(np.log(1.8), 0.3, rows)
    value = 0.3 + 0.45 * income * np.sqrt(2.8 / occupants) + rng.normal(0.0, 0.5, rows)
    return {
        "MedInc": income,
        "HouseAge": rng.integers(1, 53, rows).astype(np.float64),
        "AveRooms": rooms,
        "AveBedrms": 1.0 + rng.gamma(2.0, 0.04, rows),
        "Population": np.ceil(rng.lognormal(np.log(1200.0), 0.7, rows)),
        "AveOccup": occupants,
        "Latitude": rng.uniform(32.5, 42.0, rows),
        "Longitude": rng.uniform(-124.4, -114.3, rows),
        "MedHouseVal": np.clip(value, 0.15, CAP),
    }
