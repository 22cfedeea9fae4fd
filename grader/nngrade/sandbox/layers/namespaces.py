"""A network and an IPC namespace of its own, where the system allows it; nothing relies on it."""

from __future__ import annotations

import os

from nngrade.sandbox.layers import system
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

NETWORK = "/proc/self/ns/net"


def namespaces(settings: Settings, prepared: Prepared) -> bool:
    """There is no network to reach, and no shared memory of others.

    Root makes them at once; everybody else needs a user namespace for it, and gives up again the
    rights that come with that.
    """
    before = os.readlink(NETWORK)
    flags = system.CLONE_NEWNET | system.CLONE_NEWIPC
    user, group = os.geteuid(), os.getegid()
    if user == 0:
        system.unshare(flags)
    else:
        system.unshare(flags | system.CLONE_NEWUSER)
        _keep_name("setgroups", "deny")
        _keep_name("uid_map", f"{user} {user} 1")
        _keep_name("gid_map", f"{group} {group} 1")
        system.keep_capabilities(0)
        system.prctl(system.PR_SET_DUMPABLE, 1)  # or its own /proc/self would be root's
    return os.readlink(NETWORK) != before


def _keep_name(file: str, line: str) -> None:
    with open(f"/proc/self/{file}", "w", encoding="ascii") as opened:
        opened.write(line)
