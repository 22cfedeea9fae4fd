"""The clean template: a process with NumPy or PyTorch loaded and nothing of the answers.

It is started once, loads what an exercise needs, and forks a worker for each request on its
control socket. It has one thread, an empty environment, and ends with its last client.
"""

from __future__ import annotations

import array
import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import sys
from typing import Any

from nngrade.sandbox import worker
from nngrade.sandbox.settings import Settings

MAX_DESCRIPTOR = 1 << 16


def load_family(family: str) -> None:
    """Imports what the submissions of an exercise use, and warms what is slow the first time."""
    import numpy as np  # noqa: F401 (loaded before the forks, for all of them)

    if family != "torch":
        return
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    # The first optimizer imports torch._dynamo and SymPy; the first loader its own modules.
    torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))])
    import sklearn.model_selection
    import sklearn.preprocessing  # noqa: F401
    import torch.utils.data


def main(settings_json: str, control: int) -> None:
    """Serves fork and reap requests until the control socket closes."""
    settings = Settings.from_json(settings_json)
    _adopt_orphans()
    load_family(settings.family)
    worker.load_probes(settings)
    gc.collect()
    gc.freeze()
    link = socket.socket(fileno=control)
    running: dict[int, str] = {}  # each worker's process id and scratch folder
    while True:
        message, descriptors = _receive(link)
        if message is None:
            break
        if message["do"] == "fork":
            threads = _threads()
            if threads > 1:
                link.sendall(json.dumps({"threads": threads}).encode())
                _close(descriptors)
                continue
            pid = os.fork()
            if pid == 0:
                _become_worker(link, settings, message, descriptors)
            _close(descriptors)
            running[pid] = message["scratch"]
            link.sendall(json.dumps({"pid": pid}).encode())
        else:
            running.pop(message["pid"], None)
            status = _end(message["pid"], spare=set(running))
            link.sendall(json.dumps({"status": status}).encode())
    for pid, scratch in running.items():  # the grader is gone without having ended them
        _end(pid, spare=set())
        shutil.rmtree(scratch, ignore_errors=True)


def _become_worker(
    link: socket.socket, settings: Settings, message: dict[str, Any], descriptors: list[int]
) -> None:
    """In the child: put the three descriptors in place, close all others, serve, leave."""
    code = 1
    try:
        link.detach()
        channel, output = descriptors
        arrange_descriptors(channel, channel, output)
        scratched = settings.with_scratch(message["scratch"])
        worker.serve(scratched, channel, channel, message["trusted"])
        code = 0
    except BaseException as error:  # nothing of the template may go on in the child
        with contextlib.suppress(BaseException):
            print(f"nngrade worker: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def arrange_descriptors(requests: int, replies: int, output: int) -> None:
    """0 reads nothing, 1 and 2 are the captured output; all but these and the channel is closed."""
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    low, high = sorted((requests, replies))  # one and the same, where it is a socket
    for first, last in ((3, low), (low + 1, high), (high + 1, MAX_DESCRIPTOR)):
        os.closerange(first, last)
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = open(  # noqa: SIM115 (lives as long as the worker)
            descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _close(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _receive(link: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    data, ancillary, _, _ = link.recvmsg(65536, socket.CMSG_SPACE(3 * array.array("i").itemsize))
    descriptors = array.array("i")
    for level, kind, payload in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(payload[: len(payload) - len(payload) % descriptors.itemsize])
    return (json.loads(data) if data else None), list(descriptors)


def _end(pid: int, spare: set[int]) -> int:
    """Kills a worker's process group and every orphan of it; the worker's wait status."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:
        status = 0
    while orphans := _children() - spare:
        for orphan in orphans:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(orphan, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(orphan, 0)
    return status


def _adopt_orphans() -> None:
    """Linux: processes that a worker leaves behind become this process's own, to be ended."""
    if sys.platform == "linux":
        import ctypes

        pr_set_child_subreaper = 36
        ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


def _children() -> set[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return {int(pid) for pid in file.read().split()}
    except OSError:
        return set()


def _threads() -> int:
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1
