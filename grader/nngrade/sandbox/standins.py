"""Inert stand-ins for plotting and progress libraries: they take every call and do nothing.

A submission that draws its loss curve or wraps a loop in tqdm is judged on its answers, on a
machine that need not have either library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any, Self

import numpy as np

STANDINS = frozenset({"matplotlib", "mpl_toolkits", "seaborn", "tqdm"})

# In a notebook alone: a cell that calls nngrade's own check(), or shows something.
NOTEBOOK_STANDINS = frozenset({"nngrade", "IPython", "ipywidgets"})


class Inert:
    """Answers every attribute, call, index and `with` with itself; iterates over nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return RETURNS.get(name, self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self

    def __getitem__(self, key: Any) -> Inert:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __setattr__(self, name: str, value: Any) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *details: object) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "<inert stand-in of nngrade>"


INERT = Inert()


def subplots(nrows: int = 1, ncols: int = 1, **kwargs: Any) -> tuple[Inert, Any]:
    """A figure and as many axes as were asked for, so that unpacking them works."""
    axes: np.ndarray[Any, Any] = np.empty((nrows, ncols), dtype=object)
    for place in np.ndindex(nrows, ncols):
        axes[place] = INERT  # one by one: NumPy would iterate over a stand-in
    squeezed = axes if kwargs.get("squeeze") is False else axes.squeeze()
    return INERT, squeezed if squeezed.ndim else INERT


# Calls whose results are unpacked: what each answers in place of the stand-in itself.
RETURNS: dict[str, Any] = {
    "subplots": subplots,
    "plot": lambda *args, **kwargs: [INERT],
    "hist": lambda *args, **kwargs: (INERT, INERT, INERT),
}


class Bar(Inert):
    """tqdm's bar: iterates over what it was given and shows nothing."""

    def __init__(self, iterable: Iterable[Any] | None = None, *args: Any, **kwargs: Any) -> None:
        object.__setattr__(self, "_iterable", () if iterable is None else iterable)

    def __iter__(self) -> Iterator[Any]:
        return iter(object.__getattribute__(self, "_iterable"))

    def __len__(self) -> int:
        return len(object.__getattribute__(self, "_iterable"))


def trange(*args: int, **kwargs: Any) -> Bar:
    return Bar(range(*args))


class StandinModule(ModuleType):
    """A module of which every public name exists and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if self.__name__.partition(".")[0] == "tqdm":
            return {"trange": trange, "tnrange": trange}.get(name, Bar)
        return RETURNS.get(name, INERT)


def standin_module(name: str) -> ModuleType:
    module = StandinModule(name)
    module.__path__ = []
    return module
