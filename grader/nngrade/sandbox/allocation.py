"""How the C library keeps the memory of arrays given back, of which a check makes hundreds."""

from __future__ import annotations

LARGEST_KEPT = 24 << 20  # bytes


def keep_freed_blocks() -> None:
    """Memory that an array gave back is used for the next one, without asking the system anew.

    glibc maps every large block afresh, which costs a page fault for each 4 KB and took a third
    of a check of exercise 4, until the first such block has been freed: from then on blocks of up
    to that size stay in the heap (mallopt(3), "M_MMAP_THRESHOLD"). So one is taken and freed,
    with no page of it touched. Other C libraries are not changed by it.
    """
    bytes(LARGEST_KEPT)
