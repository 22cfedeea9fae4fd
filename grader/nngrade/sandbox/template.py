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
import signal
import socket
import sys
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from nngrade.sandbox import allocation, confine, imports, scratch, trees, worker
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.layers.process import MAX_DESCRIPTOR
from nngrade.sandbox.settings import Settings


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

    from nngrade.sandbox import loading

    loading.in_this_process()


def main(settings_json: str, control: int) -> None:
    """Serves fork and reap requests until the control socket closes."""
    settings = replace(Settings.from_json(settings_json), parent=os.getpid())
    trees.adopt_orphans()
    load_family(settings.family)
    allocation.keep_freed_blocks()
    worker.load_probes(settings)
    prepared = confine.prepare(settings, no_network=confine.give_up_network(settings))
    imports.count_loaded(settings.family)
    gc.collect()
    gc.freeze()
    link = socket.socket(fileno=control)
    running: set[int] = set()  # the workers' process ids
    try:
        _serve(link, settings, prepared, running)
    except (BrokenPipeError, ConnectionResetError):
        pass  # the grader was killed while it was answered
    finally:
        for pid in running:  # the grader is gone without having ended them
            _end(pid, spare=set())
        scratch.remove(settings.root)


def _serve(link: socket.socket, settings: Settings, prepared: Prepared, running: set[int]) -> None:
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
                _become_worker(link, settings, prepared, message, descriptors)
            _close(descriptors)
            running.add(pid)
            link.sendall(json.dumps({"pid": pid}).encode())
        else:
            running.discard(message["pid"])
            status = _end(message["pid"], spare=running)
            link.sendall(json.dumps({"status": status}).encode())


def _become_worker(
    link: socket.socket,
    settings: Settings,
    prepared: Prepared,
    message: dict[str, Any],
    descriptors: list[int],
) -> None:
    """In the child: put the three descriptors in place, close all others, serve, leave."""
    code = 1
    try:
        link.detach()
        channel, output = descriptors
        arrange_descriptors(channel, channel, output, prepared.descriptors)
        own = replace(settings, scratch=message["scratch"])
        kept = replace(prepared, descriptors=(channel, *prepared.descriptors))
        worker.serve(own, channel, channel, message["trusted"], kept)
        code = 0
    except BaseException as error:  # nothing of the template may go on in the child
        with contextlib.suppress(BaseException):
            print(f"nngrade worker: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def arrange_descriptors(
    requests: int, replies: int, output: int, kept: Collection[int] = ()
) -> None:
    """0 reads nothing, 1 and 2 are the captured output; all but these and the channel is closed.

    What is `kept` stays open as well, for the layers that come next.
    """
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    opened = sorted({2, requests, replies, *kept})
    for first, last in zip(opened, [*opened[1:], MAX_DESCRIPTOR], strict=True):
        os.closerange(first + 1, last)
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
    started = set() if sys.platform == "linux" else trees.descendants(pid)
    trees.kill_group(pid)
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:
        status = 0
    trees.end(started)
    while orphans := _children() - spare:
        for orphan in orphans:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(orphan, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(orphan, 0)
    return status


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
