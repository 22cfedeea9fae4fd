"""A network and an IPC namespace of its own, where the system allows it; nothing relies on it."""

from __future__ import annotations

import os

from nngrade.sandbox.layers import system
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

NETWORK, IPC = "/proc/self/ns/net", "/proc/self/ns/ipc"


def no_network() -> bool:
    """Root's template gives up the network, and all its workers with it; whether it could.

    To make and end one for each takes as long as half of the other layers. They share nothing by
    it, since there is nothing in it.
    """
    if os.geteuid() != 0:
        return False
    before = os.readlink(NETWORK)
    system.unshare(system.CLONE_NEWNET)
    return os.readlink(NETWORK) != before


def namespaces(settings: Settings, prepared: Prepared) -> bool:
    """There is no network to reach, and no shared memory of others.

    Root makes them at once; everybody else needs a user namespace for it, and gives up again the
    rights that come with that.
    """
    changed, flags = (IPC, 0) if prepared.no_network else (NETWORK, system.CLONE_NEWNET)
    before = os.readlink(changed)
    user, group = os.geteuid(), os.getegid()
    if user == 0:
        system.unshare(flags | system.CLONE_NEWIPC)
    else:
        system.unshare(flags | system.CLONE_NEWIPC | system.CLONE_NEWUSER)
        _keep_name("setgroups", "deny")
        _keep_name("uid_map", f"{user} {user} 1")
        _keep_name("gid_map", f"{group} {group} 1")
        system.keep_capabilities(0)
        system.prctl(system.PR_SET_DUMPABLE, 1)  # or its own /proc/self would be root's
    return os.readlink(changed) != before


def _keep_name(file: str, line: str) -> None:
    with open(f"/proc/self/{file}", "w", encoding="utf-8") as opened:
        opened.write(line)
