"""What a submission may import: one list, by exercise, that holds in every mode.

The finder stands before all others. Names that are allowed fall through to the ordinary import
system; plotting and progress libraries become inert stand-ins; all else raises `ImportError`.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import itertools
import sys
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType

from nngrade.sandbox.standins import NOTEBOOK_STANDINS, STANDINS, standin_module

NUMPY = frozenset({"numpy"})

# PyTorch with what it needs, scikit-learn with SciPy, and pandas with what it needs.
PYTORCH = NUMPY | frozenset(
    {"torch", "torchgen", "functorch", "sympy", "mpmath", "networkx", "jinja2", "markupsafe"}
    | {"filelock", "fsspec", "typing_extensions", "packaging", "setuptools"}
    | {"sklearn", "scipy", "joblib", "threadpoolctl", "narwhals"}
    | {"pandas", "dateutil", "six", "pytz", "tzdata", "numexpr", "bottleneck", "pyarrow"}
)

ALLOWED = {"numpy": NUMPY, "torch": PYTORCH}

# The standard library's own record of how Python was built, named after the platform: no list has
# it, and zoneinfo and numpy.testing read it.
BUILD_RECORD = "_sysconfigdata_"


class AllowList(importlib.abc.MetaPathFinder):
    """Refuses every top-level module that is neither allowed nor part of the standard library."""

    def __init__(self, exercise: str, family: str, on_standin: Callable[[str], None]) -> None:
        self.exercise = exercise
        self.allowed = ALLOWED[family] | sys.stdlib_module_names
        self.named = "NumPy" if family == "numpy" else "NumPy, PyTorch, scikit-learn and pandas"
        self.on_standin = on_standin
        self.standins = STANDINS
        self.untold: frozenset[str] = frozenset()  # stand-ins that need no note

    def in_notebook(self) -> None:
        """What is a notebook's own furniture takes every call there, and does nothing."""
        self.untold = NOTEBOOK_STANDINS
        self.standins = STANDINS | NOTEBOOK_STANDINS

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = name.partition(".")[0]
        if top in self.standins:
            if top not in self.untold:
                self.on_standin(top)
            return importlib.machinery.ModuleSpec(name, StandinLoader(), is_package=True)
        if top in self.allowed or top.startswith(BUILD_RECORD):
            return None
        raise ImportError(
            f"{self.exercise} may import the standard library and {self.named}; "
            f"{top!r} is not among them.",
            name=top,
        )


class StandinLoader(importlib.abc.Loader):
    """Makes the inert module that takes the place of a plotting or progress library."""

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return standin_module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: a stand-in answers every attribute as it is asked for."""


def enforce(exercise: str, family: str, on_standin: Callable[[str], None]) -> AllowList:
    """Puts the allow-list before every other finder and forgets modules that are not on it."""
    finder = AllowList(exercise, family, on_standin)
    sys.meta_path.insert(0, finder)
    counted, outside = _counted.get(family, (0, []))
    newer = itertools.islice(reversed(sys.modules), len(sys.modules) - counted)
    for name in [*outside, *_loaded_outside(finder.allowed, list(newer))]:
        del sys.modules[name]
    return finder


_counted: dict[str, tuple[int, list[str]]] = {}  # by family: how many modules, those to forget


def count_loaded(family: str) -> None:
    """Before the forks: to look at a thousand names costs each fork a copy of their memory."""
    allowed = ALLOWED[family] | sys.stdlib_module_names
    _counted[family] = len(sys.modules), _loaded_outside(allowed, list(sys.modules))


def _loaded_outside(allowed: frozenset[str], loaded: Iterable[str]) -> list[str]:
    kept = allowed | {"__main__", "cython_runtime"}
    tops = ((name, name.partition(".")[0]) for name in loaded)
    return [name for name, top in tops if top not in kept and not top.startswith("_cython")]
