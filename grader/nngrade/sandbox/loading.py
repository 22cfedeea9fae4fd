"""PyTorch's data loaders without processes of their own: a worker may start none.

The batches are the same and come in the same order, whatever `num_workers` says.
"""

from __future__ import annotations

import copy
from typing import Any

# What only a loader with processes of its own may have; written past its guard, into a copy.
ALONE: dict[str, Any] = {
    "num_workers": 0,
    "prefetch_factor": None,
    "persistent_workers": False,
    "timeout": 0,
    "worker_init_fn": None,
    "_DataLoader__multiprocessing_context": None,
}


def in_this_process() -> None:
    """From here on every `DataLoader` loads in the process that iterates over it."""
    from torch.utils.data import DataLoader

    original = DataLoader._get_iterator

    def iterator(self: DataLoader[Any]) -> Any:
        if self.num_workers:
            alone = copy.copy(self)
            alone.__dict__.update(ALONE)
            return original(alone)
        return original(self)

    DataLoader._get_iterator = iterator  # type: ignore[method-assign]
