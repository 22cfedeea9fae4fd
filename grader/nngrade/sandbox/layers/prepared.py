"""What is built once, before the forks, and used in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nngrade.sandbox.layers.filtering import CallFilter
    from nngrade.sandbox.layers.landlock import FileRules


@dataclass(frozen=True)
class Prepared:
    """The rules of Landlock and of the filter, None where this machine cannot have them.

    `processes` is how many tasks the user had who is not root; `reachable` whether a user without
    any rights can read the interpreter; `no_network` whether the forks have none from the start;
    `descriptors` stay open until all layers are in place.
    """

    rules: FileRules | None = None
    calls: CallFilter | None = None
    processes: int = 0
    reachable: bool = True
    no_network: bool = False
    descriptors: tuple[int, ...] = ()
