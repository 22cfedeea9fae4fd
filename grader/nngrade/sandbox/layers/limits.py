"""Resource limits: memory, CPU time, tasks, descriptors, size of files."""

from __future__ import annotations

import os
import sys

from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings


def resource_limits(settings: Settings, prepared: Prepared) -> bool:
    """Memory relative to what is mapped already, file size, descriptors, CPU time, no core dump."""
    import resource  # not on Windows

    for limit, value in _wanted(settings, prepared).items():
        _, hard = resource.getrlimit(limit)
        capped = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (capped, capped))
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] <= settings.file_bytes


def _wanted(settings: Settings, prepared: Prepared) -> dict[int, int]:
    import resource

    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: settings.file_bytes,
        resource.RLIMIT_NOFILE: settings.open_files,
        resource.RLIMIT_CPU: settings.cpu_seconds,
    }
    if settings.gpu or sys.platform != "linux":
        return wanted
    with open("/proc/self/statm", "rb") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    wanted[resource.RLIMIT_AS] = mapped + settings.memory_bytes
    # It counts all tasks of a user, on the whole system: of root's none, of an unused id its own.
    wanted[resource.RLIMIT_NPROC] = prepared.processes + settings.tasks
    return wanted


def tasks_of_user() -> int:
    """How many tasks (processes and their threads) this user has; 0 for root, who has no limit."""
    if sys.platform != "linux" or os.geteuid() == 0 or not os.path.isdir("/proc"):
        return 0
    return sum(_tasks(pid) for pid in os.listdir("/proc") if pid.isdigit())


def _tasks(pid: str) -> int:
    try:
        if os.stat(f"/proc/{pid}").st_uid != os.geteuid():
            return 0
        return len(os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return 0  # it has ended
