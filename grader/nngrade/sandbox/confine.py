"""The layers around a worker: which there are, their order, and which of them were found working.

Each is a function in `nngrade.sandbox.layers`. They are put in place one after the other just
before the submission is loaded. What takes long is prepared once, before the forks. A layer that
a system does not have is left out, and not reported.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from nngrade.sandbox import attempts
from nngrade.sandbox.layers import hidden, identity, limits, namespaces, process, system
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import WITHOUT_LAYERS, Settings, UnknownLayer
from nngrade.sandbox.strength import CALL_FILTER, CARRYING, LANDLOCK, USER_ID

if TYPE_CHECKING:
    from nngrade.sandbox.layers.filtering import CallFilter
    from nngrade.sandbox.layers.landlock import FileRules

Layer = Callable[[Settings, Prepared], bool]

# What a layer raises where the system does not have it.
TROUBLE = (OSError, ValueError, ImportError, AttributeError, KeyError)

NAMESPACES, SESSION = "namespaces", "own process group"


def landlock(settings: Settings, prepared: Prepared) -> bool:
    """Files, TCP and signals by permission."""
    if prepared.rules is None:
        return False
    rules = prepared.rules
    works = attempts.confirmed(attempts.reading(settings), lambda: rules.restrict(settings.scratch))
    return works and _one_thread()


def call_filter(settings: Settings, prepared: Prepared) -> bool:
    """System calls by permission."""
    if prepared.calls is None:
        return False
    works = attempts.confirmed(attempts.starting(settings), prepared.calls.restrict)
    return works and _one_thread()


def _one_thread() -> bool:
    """A library's thread from before is not held by what was put on this one."""
    return len(os.listdir("/proc/self/task")) == 1


# The order matters: namespaces need root's rights or a user namespace; a change of the user id
# clears the parent-death signal; Landlock and the filter need no new privileges; what
# comes after the filter may call little. The audit hook is last, since Landlock opens folders.
LAYERS: dict[str, Layer] = {
    SESSION: process.own_session,
    "closed descriptors": process.closed_descriptors,
    "resource limits": limits.resource_limits,
    NAMESPACES: namespaces.namespaces,
    USER_ID: identity.unused_user,
    "parent-death signal": process.parent_death,
    "empty environment": process.empty_environment,
    "scratch directory": process.private_directory,
    "no new privileges": process.no_new_privileges,
    LANDLOCK: landlock,
    CALL_FILTER: call_filter,
    "hidden answers": hidden.hidden_answers,
}

# A GPU's driver maps, opens and calls what no list here knows.
NOT_WITH_A_GPU = frozenset({LANDLOCK, CALL_FILTER, NAMESPACES, USER_ID})


def prepare(
    settings: Settings, descriptors: Collection[int] = (), no_network: bool = False
) -> Prepared:
    """What is the same for all workers, built in the process that they are forked from.

    `descriptors` stay open until the layers are in place; `no_network` says that this process has
    given up the network already. Nothing of the process is changed here.
    """
    used = _used(settings)
    with contextlib.suppress(ImportError):
        import resource  # noqa: F401 (before the forks; not on Windows)
    rules = _rules(settings) if LANDLOCK in used else None
    return Prepared(
        rules=rules,
        calls=_calls() if CALL_FILTER in used else None,
        processes=limits.tasks_of_user(),
        reachable=identity.readable_by_anyone(
            [os.path.dirname(os.__file__), *settings.paths[1:], os.path.dirname(settings.root)]
        ),
        no_network=no_network,
        descriptors=(*descriptors, *([] if rules is None else [rules.descriptor])),
    )


def give_up_network(settings: Settings) -> bool:
    """For a template, and so for all its forks, where the system allows it; whether it did."""
    if NAMESPACES not in _used(settings):
        return False
    try:
        return namespaces.no_network()
    except TROUBLE:
        return False


def _rules(settings: Settings) -> FileRules | None:
    try:
        from nngrade.sandbox.layers.landlock import FileRules

        with system.linked_library():
            return FileRules(settings)
    except TROUBLE:
        return None


def _calls() -> CallFilter | None:
    try:
        from nngrade.sandbox.layers.filtering import CallFilter

        with system.linked_library():
            return CallFilter()
    except TROUBLE:
        return None


def confine(settings: Settings, prepared: Prepared) -> tuple[list[str], list[str]]:
    """Applies every layer: the names of those that were found working, and what was refused."""
    working = []
    for name in _used(settings):
        try:
            works = LAYERS[name](settings, prepared)
        except TROUBLE:  # not on this platform
            continue
        if works:
            working.append(name)
    if USER_ID in working and not set(working) >= CARRYING:
        identity.give_up_reading()
    return working, attempts.all_refused(settings)


def switched_off(text: str) -> tuple[str, ...]:
    """The layers that `WITHOUT_LAYERS` names. Raises `UnknownLayer`."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if "all" in names:
        return tuple(LAYERS)
    if unknown := [name for name in names if name not in LAYERS]:
        raise UnknownLayer(
            f"{WITHOUT_LAYERS} names {unknown[0]!r}, which is no layer. "
            f"There are: {', '.join(LAYERS)}."
        )
    return tuple(names)


def _used(settings: Settings) -> list[str]:
    left_out = {*settings.without, *(NOT_WITH_A_GPU if settings.gpu else ())}
    return [name for name in LAYERS if name not in left_out]
