"""The real command's runs, in a process of their own: they go on while the naive graders run."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from arena import Arena, Door, arena
from attack import Attack
from observing import Observation, real
from running import adopt

_place: tuple[Arena, Door]


def _begin(place: Arena) -> None:
    global _place  # noqa: PLW0603 (a pool's process has nothing else to keep it in)
    adopt()
    _place = place, Door(place.folder, place.mark)


def _observe(attack: Attack) -> Observation:
    return real(*_place, attack)


@contextmanager
def observed(chosen: Sequence[Attack]) -> Iterator[dict[str, Future[Observation]]]:
    """What will have been seen of each attack, by its name, one run after the other."""
    with (
        arena() as place,
        ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(place,)
        ) as pool,
    ):
        try:
            yield {attack.name: pool.submit(_observe, attack) for attack in chosen}
        finally:
            pool.shutdown(cancel_futures=True)
